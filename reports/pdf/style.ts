/** What paper needs besides the page's own print style. */
import { cssText } from './css-text.ts';

export interface Running {
  /** Text at the head of each page. */
  readonly left: string;
  readonly right: string;
}

const paper = `
@media print{
:root{--bg:#fff;--panel:#fff;--ink:#000;--soft:#333;--rule:#bbb;--link:#123f6b;color-scheme:light}
html{font-size:11.5px}
html,body{background:#fff}
body{font-size:11.5px;line-height:1.4;orphans:3;widows:3}
code,.digest,dd,pre{overflow-wrap:anywhere}
td,th,a{overflow-wrap:break-word}
pre{white-space:pre-wrap}
.id{white-space:normal;overflow-wrap:anywhere}
td code,th code{overflow-wrap:break-word}
.overview,.overview .cell,.overview thead th,.overview .wanted,.overview .agreement,.overview .chip{font-size:8px;line-height:1.3}
.overview th,.overview td{padding:.2rem .35rem .2rem 0;overflow-wrap:break-word;white-space:normal}
.overview .cell{overflow-wrap:normal}
.overview tbody th[scope=row]{min-width:7.6rem}
.overview .id{font-size:7.5px;overflow-wrap:anywhere}
.overview .claim{min-width:9rem}
.overview .agreement{min-width:3.6rem}
.num,.toc-page{white-space:nowrap}
table{break-inside:auto}
table.whole,dl.facts>div,summary,.chip{break-inside:avoid}
thead{display:table-header-group}
tr,li:not(:has(pre,table,li)){break-inside:avoid}
h1,h2,h3,h4,summary,tr.group,caption{break-after:avoid}
#contents{break-before:page}
#contents ol{list-style:none;margin:0;padding:0}
#contents ol ol{font-size:.9em}
#contents li{padding:.06rem 0}
#contents a{display:grid;grid-template-columns:auto 1fr 2.6rem;gap:.6rem;align-items:baseline;color:#000;text-decoration:none}
#contents .toc-2{grid-template-columns:12rem 1fr 2.6rem;padding-left:1rem}
#contents .toc-1{font-weight:600;padding-top:.5rem}
#contents .toc-page{text-align:right;font-variant-numeric:tabular-nums}
.toc-anchor{display:inline}
#contents+section{break-before:page}
}
`;

/** A sheet with A4 pages, their heads and their numbers. Texts may be anything. */
export function paperStyle({ left, right }: Running): string {
  const box = 'font:8pt system-ui,sans-serif;color:#333';
  return `${paper}
@page{size:A4;margin:20mm 16mm 18mm;
@top-left{content:${cssText(left, 34)};${box};white-space:pre}
@top-right{content:${cssText(right, 74)};${box};white-space:pre}
@bottom-right{content:counter(page) " / " counter(pages);${box}}
}`;
}
