/** The page's only script: filter, search and deep links. The page is complete without it. */
export const script = `
'use strict';
(() => {
  const controls = document.getElementById('controls');
  const box = document.getElementById('search');
  const none = document.getElementById('none');
  const count = document.getElementById('count');
  const items = [...document.querySelectorAll('[data-search]')];
  const rows = items.filter((item) => item.tagName === 'TR');
  let wanted = '';

  function apply() {
    const words = box.value.toLowerCase().split(/\\s+/).filter(Boolean);
    for (const item of items) {
      const fits = wanted === '' || (wanted === 'attention' ? item.dataset.outcome !== 'met' : item.dataset.standing === wanted);
      item.hidden = !(fits && words.every((word) => item.dataset.search.includes(word)));
    }
    for (const group of document.querySelectorAll('[data-group]')) {
      group.hidden = ![...group.querySelectorAll('[data-search]')].some((item) => !item.hidden);
    }
    const shown = rows.filter((row) => !row.hidden).length;
    none.hidden = shown > 0;
    count.textContent = shown === rows.length ? '' : shown + ' of ' + rows.length;
  }

  function reveal() {
    let id = '';
    try { id = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    const target = id && document.getElementById(id);
    if (!target) return;
    const item = target.closest('[data-search]');
    if (item && item.hidden) { box.value = ''; press(''); }
    for (let at = target; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true;
    target.scrollIntoView();
  }

  function press(filter) {
    wanted = filter;
    for (const button of controls.querySelectorAll('button')) {
      button.setAttribute('aria-pressed', String(button.dataset.filter === filter));
    }
    apply();
  }

  if (controls) {
    controls.hidden = false;
    box.addEventListener('input', apply);
    for (const button of controls.querySelectorAll('button')) button.addEventListener('click', () => press(button.dataset.filter));
    document.addEventListener('keydown', (event) => {
      if (event.key === '/' && document.activeElement !== box) { event.preventDefault(); box.focus(); }
      if (event.key === 'Escape' && document.activeElement === box) { box.value = ''; apply(); }
    });
    apply();
  }
  addEventListener('hashchange', reveal);
  addEventListener('beforeprint', () => {
    if (controls) { box.value = ''; press(''); }
    for (const one of document.querySelectorAll('details')) one.open = true;
  });
  reveal();
})();
`;
