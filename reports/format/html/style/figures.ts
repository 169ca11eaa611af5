/** Drawings. Colour repeats what shape or word says. */
export const figures = `
figure{margin:0;padding:.5rem 0 1rem}
figcaption{color:var(--soft);font-size:.86rem;padding-bottom:.35rem}
figcaption b{color:var(--ink)}
figure svg{display:block;max-width:100%;height:auto}
svg text{font-family:var(--mono);fill:var(--ink)}
svg .name{font-size:11px}
svg .word{font-size:10px;fill:var(--soft)}
svg .word.bad{fill:var(--bad);font-weight:600}
svg .grid,svg .tick{stroke:var(--rule);fill:none}
svg .tick{stroke:var(--soft)}
.m-proved{fill:var(--proved)}.m-bounded{fill:var(--bounded)}.m-sampled{fill:var(--sampled)}.m-none{fill:var(--unknown)}
.m-violated{fill:var(--bad)}
.m-unconfirmed{fill:none;stroke:var(--unknown)}
.cross{stroke:var(--bg);fill:none}
.hollow{fill:none;stroke:var(--edge)}
.h-proved{stroke:var(--proved)}.h-bounded{stroke:var(--bounded)}.h-sampled{stroke:var(--sampled)}.h-unknown,.h-unconfirmed{stroke:var(--unknown)}
.h-violated,.h-insane,.h-error,.h-conflict{stroke:var(--bad)}
.pairs{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,32rem),1fr));gap:0 2rem}
.time{fill:var(--sampled)}
.times svg{width:100%;max-width:50rem}
.o-met{fill:var(--proved)}.o-short{fill:var(--unknown)}.o-violated,.o-error{fill:var(--bad)}.o-conflict{fill:var(--conflict)}
.hatch{stroke:var(--bg);stroke-width:2}
.graph{max-width:none}
.graph .edge{fill:none;stroke:var(--soft);stroke-width:1.2}
.graph .node{fill:var(--panel);stroke:var(--edge)}
.graph .node.self{stroke:var(--ink);stroke-width:1.5}
.graph a:hover .node,.graph a:focus-visible .node{stroke:var(--link);stroke-width:2}
.watches{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,18rem),1fr));gap:0 1.5rem}
.watches svg{width:100%;height:5.6rem;background:var(--bg);border:1px solid var(--rule);border-radius:4px}
.watches .line{fill:none;stroke:var(--link);stroke-width:1.6;vector-effect:non-scaling-stroke}
.watches .mark{stroke:var(--bad);fill:none;vector-effect:non-scaling-stroke;stroke-dasharray:3 2}
`;
