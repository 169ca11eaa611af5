/** On a phone a row of the table becomes a block. */
export const narrow = `
@media (max-width:46rem){
main{padding:0 1rem 4rem}
nav{padding:.6rem 1rem}
main>section{padding-top:2.4rem}
.kind{grid-template-columns:1fr;gap:.3rem}
.attention li{grid-template-columns:1fr;gap:.25rem}
.facts>div{grid-template-columns:6.5rem 1fr}
.steps dl div{grid-template-columns:4.6rem 1fr}
.property>summary{grid-template-columns:1fr auto;gap:.15rem .75rem}
.property>summary .title{grid-column:1/-1;grid-row:2}
.overview,.overview>tbody,.overview>tbody>tr{display:block}
.overview>thead{display:none}
.overview>tbody>tr>th,.overview>tbody>tr>td{display:block;border:0;padding:0;max-width:none}
.overview>tbody>tr{padding:.6rem 0;border-bottom:1px solid var(--rule)}
.overview>tbody>.group{padding:1.1rem 0 .3rem}
.overview .verdict{padding:.25rem 0}
.overview>tbody>tr>.agreement{display:inline;padding-right:.9rem}
.overview>tbody>tr>.cell{display:inline;padding:0}
.overview .wanted{display:inline;padding-left:.5rem;max-width:none}
.overview>tbody>tr>.cell.none{display:none}
.overview .cell::before{content:attr(data-engine) " ";color:var(--soft)}
.overview .cell::after{content:"  "}
.overview td.cell{margin-right:.9rem}
.detail .body{max-width:100%;padding-left:.7rem}
.controls input{flex-basis:100%}
.scroll{margin:0 -1rem;padding:0 1rem}
.scroll table{min-width:46rem}
.scroll .values{min-width:34rem}
.detail .scroll,.counterexample .scroll{margin:0;padding:0}
}
`;
