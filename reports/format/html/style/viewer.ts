/** Details, counterexamples and code. */
import { lineHeight } from '../trace/list.tsx';

export const viewer = `
.headline{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,13rem),1fr));gap:1rem 2rem;padding-top:1.4rem}
.headline dt{font-size:.86rem}
.headline .value{font-size:1.5rem;font-weight:650;letter-spacing:-.02em;line-height:1.3}
.headline .note{font-size:.84rem}
tr.detail>td{padding:.5rem 0 2rem;border-bottom:1px solid var(--soft)}
.detail .body{scroll-margin-top:10rem;position:sticky;left:0;max-width:min(79rem,calc(100vw - 3rem));padding-left:1rem;border-left:3px solid var(--rule)}
tr.row[data-id],tr.open[data-id]{cursor:default;scroll-margin-top:3.5rem}
a.id[aria-expanded]{display:inline-block}
a.id[aria-expanded]::before{content:"▸";display:inline-block;width:1em;color:var(--soft)}
a.id[aria-expanded=true]::before{content:"▾"}
.controls select,.controls button,.tracebar button,.copy,.theme,.help button,.more button{padding:.28rem .5rem;border:1px solid var(--edge);border-radius:4px;background:var(--panel);color:var(--ink);font:inherit;font-size:.86rem;cursor:pointer}
.controls select{max-width:11rem}
.controls select.chosen{border-color:var(--link);font-weight:600}
.more{padding:.75rem 0}
button.sort{padding:0;border:0;background:none;color:inherit;font:inherit;cursor:pointer}
nav .theme{position:sticky;right:0;margin-left:auto;padding:.05rem .45rem;font-size:.82rem;flex:none}
.help{max-width:30rem;padding:1.25rem 1.5rem;border:1px solid var(--edge);border-radius:6px;background:var(--bg);color:var(--ink)}
.help::backdrop{background:rgb(0 0 0/.4)}
.help dl{padding:.6rem 0 1rem}
.help dl div{display:grid;grid-template-columns:9rem 1fr;padding:.15rem 0}
kbd{font-family:var(--mono);font-size:.86em}
.copyable{position:relative}
.copy{position:absolute;right:.4rem;top:.7rem;padding:.1rem .45rem;font-size:.78rem;background:var(--bg)}
.lineno::before{content:attr(data-line);display:inline-block;width:3.2em;padding-right:1em;text-align:right;color:var(--soft);user-select:none}
.excerpt{padding-top:.6rem}
.body h3{padding-top:1rem}
.note a,.why a{text-decoration:underline}
.traceview{padding-top:.5rem}
.tracebar{display:flex;flex-wrap:wrap;gap:.4rem;align-items:center;padding:.4rem 0}
.tracebar button,.copy{background:var(--bg)}
.tracebar input{flex:0 1 14rem;min-width:0;padding:.28rem .5rem;border:1px solid var(--edge);border-radius:4px;background:var(--bg);color:var(--ink);font:inherit;font-size:.86rem}
.steplist{max-height:18rem;overflow:auto;border:1px solid var(--edge);border-radius:4px;background:var(--bg);font-size:.84rem}
.steplist:focus-visible{outline:2px solid var(--link);outline-offset:2px}
.stepspace{position:relative;min-width:100%;overflow:hidden}
.stepline{position:absolute;left:0;right:0;top:0;height:${lineHeight}px;line-height:${lineHeight}px;padding-right:.5rem;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;cursor:pointer;border-left:3px solid transparent}
.stepline[aria-selected=true]{background:color-mix(in srgb,var(--link) 14%,var(--bg));border-left-color:var(--link)}
.stepline.reverted b{text-decoration:line-through;text-decoration-thickness:1px}
.step{padding-top:.75rem}
.fine{color:var(--proved);font-weight:600}
.values th,.values td{font-size:.84rem}
.values code{overflow-wrap:anywhere}
.subjects{display:inline-block;vertical-align:top}
.subjects[open]{display:block}
.subjects summary{color:var(--link)}
`;
