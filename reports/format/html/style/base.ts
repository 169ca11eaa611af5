/** Calm and dense: one column, thin rules, colour only where it carries meaning and never alone. */
export const base = `
:root{color-scheme:light dark}
:root[data-theme=light]{color-scheme:light}
:root[data-theme=dark]{color-scheme:dark}
:root{
--bg:light-dark(#fcfcfa,#121416);--panel:light-dark(#f5f5f1,#191c1f);--ink:light-dark(#1b1e21,#e3e6e8);
--soft:light-dark(#575d64,#a1a8af);--rule:light-dark(#e1e1db,#2b3035);--link:light-dark(#1f5a92,#7fb4e6);
--proved:light-dark(#17703f,#5cc48a);--bounded:light-dark(#0b6a7f,#54b9d1);--sampled:light-dark(#4b5aa0,#97a5ec);
--unknown:light-dark(#8a5a00,#e0ac4b);--bad:light-dark(#b01e14,#ff8076);--conflict:light-dark(#8a1a86,#ea83e6);
--edge:light-dark(#8f958f,#6a737b);--mono:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace}
*{box-sizing:border-box}
[hidden]{display:none!important}
html{scroll-padding-top:3.25rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif}
main{overflow-x:clip;overflow-wrap:break-word;max-width:82rem;margin:0 auto;padding:0 1.5rem 5rem}
a{color:var(--link);text-decoration:none}
a:hover{text-decoration:underline}
a:focus-visible,button:focus-visible,summary:focus-visible,input:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:3px}
h1,h2,h3,h4,p,ul,ol,dl,dd{margin:0;padding:0}
ul{list-style:none}
h2{font-size:1.2rem;font-weight:650;letter-spacing:-.01em}
h3{font-size:.94rem;font-weight:600}
h4{font-size:.94rem;font-weight:600}
code,pre,.id{font-family:var(--mono);font-size:.86em}
code{overflow-wrap:anywhere}
.id{white-space:nowrap}
.note,.why,.faint,.wanted{color:var(--soft)}
.note,.why{font-size:.88rem}
.faint{font-size:.86em}
.warn{color:var(--bad);font-weight:600}
.caution{color:var(--unknown)}
.outcome::first-letter,.why::first-letter{text-transform:uppercase}
.num{text-align:right;font-variant-numeric:tabular-nums}
nav{position:sticky;top:0;z-index:2;display:flex;gap:1.25rem;padding:.6rem max(1.5rem,calc((100% - 82rem)/2 + 1.5rem));overflow-x:auto;scrollbar-width:none;background:var(--bg);border-bottom:1px solid var(--rule);font-size:.86rem;white-space:nowrap}
nav a{color:var(--soft)}
main>section{padding-top:3rem}
main>section>h2{padding-bottom:.35rem}
main>section>.note{padding-bottom:.85rem}

.answer{padding-top:2.25rem}
.eyebrow{color:var(--soft);font-size:.86rem}
h1{font-size:1.5rem;font-weight:650;letter-spacing:-.015em}
.sentence{font-size:clamp(1.7rem,4.2vw,2.6rem);line-height:1.15;font-weight:650;letter-spacing:-.025em;padding-top:1.1rem;text-wrap:balance}
.sentence.bad{color:var(--bad)}
.sentence.good{color:var(--proved)}
.totals{color:var(--soft);padding-top:.5rem}
.bar{padding-top:1.25rem}
.bar svg{display:block;width:100%;height:.6rem;border-radius:3px}
.legend{display:flex;flex-wrap:wrap;gap:.35rem 1.1rem;padding-top:.6rem;font-size:.88rem;font-variant-numeric:tabular-nums}
.attention{padding-top:1.9rem}
.attention h2{font-size:1rem;padding-bottom:.35rem}
.attention li{display:grid;grid-template-columns:7.2rem 1fr;gap:.75rem;padding:.5rem 0;border-top:1px solid var(--rule)}
.attention .id{font-weight:600;margin-right:.35rem}
.identity{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,25rem),1fr));gap:.4rem 2rem;margin-top:1.4rem;padding-top:.9rem;border-top:1px solid var(--rule);font-size:.86rem}
.identity code{font-size:.95em}
.identity div,.steps dl div{display:grid;grid-template-columns:6rem 1fr;gap:.5rem}
dt{color:var(--soft)}
dd{min-width:0;overflow-wrap:anywhere}
.problems{padding:.75rem 0 0;color:var(--bad)}

.chip{display:inline-block;padding:.03rem .45rem;border-radius:3px;font-size:.82rem;font-weight:600;line-height:1.45;white-space:nowrap;justify-self:start;align-self:start;color:var(--c);background:color-mix(in srgb,var(--c) 11%,transparent)}
.s-proved,.t-proved{--c:var(--proved)}
.s-bounded,.t-bounded{--c:var(--bounded)}
.s-sampled,.t-sampled{--c:var(--sampled)}
.s-unknown,.s-unconfirmed,.t-unknown,.t-unconfirmed{--c:var(--unknown)}
.s-error,.s-insane,.s-violated,.t-error,.t-insane,.t-violated{--c:var(--bad)}
.s-conflict,.t-conflict{--c:var(--conflict)}
.s-not-asked,.t-not-asked{--c:var(--soft)}
.s-violated,.s-conflict,.s-insane{color:var(--bg);background:var(--c)}
.f-proved{fill:var(--proved)}.f-bounded{fill:var(--bounded)}.f-sampled{fill:var(--sampled)}.f-unknown,.f-unconfirmed{fill:var(--unknown)}
.f-error,.f-insane,.f-violated{fill:var(--bad)}.f-conflict{fill:var(--conflict)}

.ledger{border-top:1px solid var(--rule)}
.kind{display:grid;grid-template-columns:15rem 1fr;gap:1.5rem;padding:.7rem 0;border-bottom:1px solid var(--rule)}
.kind li{padding:.1rem 0;overflow-wrap:anywhere}
.kind ul{font-size:.9rem}
.kind .id{white-space:normal}
.kind .sep{color:var(--soft)}
.count{color:var(--soft);font-weight:400;font-variant-numeric:tabular-nums}
.assumptions li{padding:.6rem 0;border-top:1px solid var(--rule)}
.assumptions li>p:first-child .id{font-weight:600;margin-right:.4rem}

.scroll{overflow-x:auto}
td code{overflow-wrap:break-word}
table{width:100%;border-collapse:collapse;font-size:.9rem}
th,td{padding:.42rem .75rem .42rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--rule)}
thead th{color:var(--soft);font-weight:500;font-size:.84rem;white-space:nowrap}
tbody th{font-weight:500}
.num{padding-right:1.25rem}
.digest{font-size:.76rem;color:var(--soft)}

.controls{display:flex;flex-wrap:wrap;gap:.5rem .75rem;align-items:center;padding:.4rem 0 .9rem}
.controls input{flex:0 1 17rem;min-width:0;padding:.34rem .6rem;border:1px solid var(--rule);border-radius:4px;background:var(--panel);color:var(--ink);font:inherit;font-size:.9rem}
.buttons{margin:0;padding:0;border:0;min-width:0;display:flex;flex-wrap:wrap;gap:.25rem}
.buttons button{padding:.25rem .55rem;border:1px solid transparent;border-radius:4px;background:none;color:var(--soft);font:inherit;font-size:.86rem;cursor:pointer}
.buttons button:hover{background:var(--panel)}
.buttons button[aria-pressed=true]{border-color:var(--rule);background:var(--panel);color:var(--ink);font-weight:600}
.overview .group th{padding-top:1.15rem;font-weight:650;border-bottom-color:var(--soft)}
.overview .claim{min-width:14rem}
.overview .verdict{white-space:nowrap}
.overview .wanted{display:block;font-size:.8rem;white-space:normal;max-width:11rem;line-height:1.3;padding-top:.15rem}
.wide{overflow-x:auto}
.overview .agreement{font-size:.82rem;max-width:7rem}
.overview thead .cell{white-space:normal;font-size:.78rem}
.overview .cell{font-size:.8rem;line-height:1.35;padding-right:.45rem;max-width:6rem}
.overview tbody tr:not(.group):hover{background:var(--panel)}
.cell.none{color:var(--rule)}
.mini{color:var(--c)}
.dot{font-size:.5em;color:var(--soft);vertical-align:.35em;margin-left:.25em}
.key .dot{margin-left:0}
.key{padding-top:.75rem}
.vocabulary{margin-top:1rem}

details.property{border-top:1px solid var(--rule)}
details.property:last-of-type{border-bottom:1px solid var(--rule)}
summary{cursor:pointer}
.property>summary{display:grid;grid-template-columns:11.5rem 1fr auto;gap:.75rem;align-items:baseline;padding:.6rem 0;list-style:none}
.property>summary::-webkit-details-marker{display:none}
.property>summary:hover .title{text-decoration:underline;text-decoration-color:var(--rule);text-underline-offset:.2em}
.property>summary .id{font-weight:600}
.property[open]>summary .title{font-weight:600}
.property>.body{padding:0 0 1.75rem;scroll-margin-top:5.5rem}
.outcome.bad{color:var(--bad)}
.outcome.good{color:var(--proved)}
.outcome{font-weight:600;padding-bottom:.75rem}
.self{color:var(--soft);font-weight:400}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,30rem),1fr));gap:.3rem 2rem;padding-bottom:.9rem;font-size:.9rem}
.facts>div{display:grid;grid-template-columns:8.5rem 1fr;gap:.5rem}
.facts a:not(.id){text-decoration:underline}
.plain li{padding-bottom:.15rem}
.evidence td,.evidence th{font-size:.87rem}
.quiet{padding-top:.75rem}
.quiet>summary{color:var(--soft);font-size:.88rem}
.quiet>dl{padding-top:.75rem}
.runs li{padding:.7rem 0 .2rem}
.code{margin:.35rem 0;padding:.6rem .8rem;border-radius:4px;background:var(--panel);overflow-x:auto;font-size:.82rem;line-height:1.5}
.code code{font-size:1em;overflow-wrap:normal}
.command{white-space:pre-wrap}
.command code{overflow-wrap:anywhere}
.counterexample{margin:1rem 0;padding:.85rem 1rem 1rem;border-radius:5px;background:color-mix(in srgb,var(--bad) 5%,var(--bg));border:1px solid color-mix(in srgb,var(--bad) 25%,var(--bg))}
.counterexample.unconfirmed{background:color-mix(in srgb,var(--unknown) 5%,var(--bg));border-color:color-mix(in srgb,var(--unknown) 25%,var(--bg))}
.counterexample p{padding-top:.3rem}
.counterexample .code{background:var(--bg)}
.conflict{margin:.5rem 0 1rem;padding:.85rem 1rem 1rem;border-radius:5px;border:1px solid color-mix(in srgb,var(--conflict) 40%,var(--bg))}
.steps{padding:.6rem 0 0 1.4rem}
.steps li{padding:.25rem 0 .6rem .25rem}
.steps li::marker{font-weight:650;font-variant-numeric:tabular-nums}
.steps .call{padding:0}
.steps dl{font-size:.87rem;padding-top:.2rem}
.data{white-space:pre-wrap}
.state{font-size:.88rem;padding:.2rem 0 .2rem 1rem;list-style:disc;overflow-wrap:anywhere}

`;
