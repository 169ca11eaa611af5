/** On paper. */
export const paper = `
@media print{
.wide{overflow:visible}
:root{color-scheme:light}
body{font-size:10pt}
nav,.controls,.self,.copy,.more{display:none}
figure,.step{break-inside:avoid}
figure svg,.graph{max-width:100%;height:auto}
.values{font-size:.8rem}
main{max-width:none;padding:0}
main>section{padding-top:1.5rem}
details::details-content{content-visibility:visible;display:block}
.code{white-space:pre-wrap;border:1px solid var(--rule)}
.chip,.s-violated,.s-conflict,.s-insane{color:var(--c);background:none;padding-left:0}
.counterexample{background:none}
.bar svg{print-color-adjust:exact}
.attention li,.kind li,.steps li,tr{break-inside:avoid}
h2,h3,h4{break-after:avoid}
.scroll{overflow:visible}
td code{overflow-wrap:anywhere}
.overview{font-size:.74rem}
.overview .claim{min-width:0}
.overview .id,.overview .verdict{white-space:normal}
.overview .cell{font-size:.7rem;padding-right:.3rem;overflow-wrap:anywhere}
}
`;
