/** Settings of fontconfig: these folders and no others, so that a page is set alike on every machine. */

/** Names of a style sheet, with what they mean here; a sign that the first lacks is taken from the next. */
const families: Readonly<Record<string, readonly string[]>> = {
  'system-ui': ['Open Sans', 'DejaVu Sans'],
  'sans-serif': ['Open Sans', 'DejaVu Sans'],
  serif: ['DejaVu Serif'],
  monospace: ['DejaVu Sans Mono'],
};

/** `folders` absolute. */
export function fontSettings(folders: readonly string[]): string {
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    ...folders.map((folder) => `<dir>${escaped(folder)}</dir>`),
    '<cachedir prefix="xdg">fontconfig</cachedir>',
    ...Object.entries(families).map(([name, wanted]) => alias(name, wanted)),
    '</fontconfig>',
    '',
  ].join('\n');
}

function alias(name: string, wanted: readonly string[]): string {
  const inner = wanted.map((family) => `<family>${family}</family>`).join('');
  return `<alias binding="same"><family>${name}</family><prefer>${inner}</prefer></alias>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
