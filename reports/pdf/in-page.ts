/** What is done in the open page before it is printed. Programs as text: they run in the browser, on nodes and text only. */

/** A line of the table of contents; `anchor` is the name of the place that it leads to. */
export interface Entry {
  readonly anchor: string;
  readonly title: string;
  readonly level: 1 | 2;
}

export interface Listed {
  /** As it stands in the page. */
  readonly id: string;
  readonly title: string;
}

const build = `
(({ sheet, properties }) => {
  const style = new CSSStyleSheet();
  style.replaceSync(sheet);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];
  dispatchEvent(new Event('beforeprint'));
  for (const one of document.querySelectorAll('details')) one.open = true;
  // A copy, which the page's own script does not draw over at each print.
  const drawn = document.querySelector('main');
  const main = drawn.cloneNode(true);
  drawn.replaceWith(main);
  const entries = [];
  const mark = (target, title, level) => {
    const anchor = 'toc-' + entries.length;
    const place = document.createElement('span');
    place.id = anchor;
    place.className = 'toc-anchor';
    target.prepend(place);
    entries.push({ anchor, title, level });
  };
  const own = new Map(properties.map(({ id, title }) => [id, id + '\\u0000' + title]));
  for (const one of [...main.querySelectorAll('h1, h2, [id]')]) {
    if (one.matches('h1')) mark(one, 'Answer', 1);
    else if (one.matches('h2') && one.parentElement.id !== '') mark(one, one.textContent, 1);
    else if (own.has(one.id)) {
      mark(one.closest('details, article')?.querySelector('summary, h3') ?? one, own.get(one.id), 2);
      own.delete(one.id);
    }
  }
  const list = document.createElement('ol');
  for (const { anchor, title, level } of entries) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = '#' + anchor;
    link.className = 'toc-' + level;
    for (const part of level === 1 ? [title, ''] : title.split('\\u0000')) {
      const cell = document.createElement('span');
      cell.textContent = part;
      link.append(cell);
    }
    const page = document.createElement('span');
    page.className = 'toc-page';
    page.textContent = '000';
    link.append(page);
    item.append(link);
    list.append(item);
  }
  const contents = document.createElement('section');
  contents.id = 'contents';
  const heading = document.createElement('h2');
  heading.textContent = 'Contents';
  contents.append(heading, list);
  const first = main.querySelector('#top');
  if (first) first.after(contents); else main.prepend(contents);
  for (const table of document.querySelectorAll('table')) if (table.offsetHeight < 380) table.classList.add('whole');
  return entries.map((one) => ({ ...one, title: one.title.replace('\\u0000', '  ') }));
})`;

const number = `
((pages) => {
  const cells = document.querySelectorAll('#contents .toc-page');
  pages.forEach((page, at) => { cells[at].textContent = String(page); });
})`;

/** Answers with the entries of the table of contents that it has put in. */
export function buildContents(asked: { readonly sheet: string; readonly properties: readonly Listed[] }): string {
  return `${build}(${JSON.stringify(asked)})`;
}

/** Numbers as many as there are entries. */
export function numberContents(pages: readonly number[]): string {
  return `${number}(${JSON.stringify(pages)})`;
}
