/** All mutants on one page that needs no network: the elements of the mutation-testing project, with Solidity in colour. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { MutationTestResult } from './elements.ts';
import { shown } from './shown.ts';

/** The elements know languages by extension, and show any other as plain text: so plain text is Solidity here. */
const grammar = `Prism.languages.plain = Prism.languages.extend('clike', {
  'class-name': { pattern: /(\\b(?:contract|interface|library|struct|enum|new|using|is)\\s+)[\\w.]+/, lookbehind: true },
  keyword: /\\b(?:abstract|as|assembly|break|calldata|case|catch|constant|constructor|continue|contract|do|else|emit|enum|error|event|external|fallback|for|from|function|if|immutable|import|indexed|interface|internal|is|library|mapping|memory|modifier|new|override|payable|pragma|private|public|pure|receive|return|returns|revert|solidity|storage|struct|super|this|throw|try|type|unchecked|using|var|view|virtual|while)\\b/,
  builtin: /\\b(?:address|bool|string|bytes\\d*|u?int\\d*)\\b/,
  number: /\\b(?:0x[\\da-f]+|\\d[\\d_]*(?:\\.\\d+)?(?:e[+-]?\\d+)?)\\b/i,
});
`;

const show = `document.querySelector('mutation-test-report-app').report = JSON.parse(document.getElementById('mutants').textContent);
`;

export function mutationPage(report: MutationTestResult): string {
  const elements = readFileSync(
    createRequire(import.meta.url).resolve('mutation-testing-elements/dist/mutation-test-elements.js'),
    'utf8',
  );
  const scripts = [elements, grammar, show];
  const policy = [
    "default-src 'none'",
    `script-src ${scripts.map((script) => `'sha256-${digestOf(script)}'`).join(' ')}`,
    // The elements write their style themselves.
    "style-src 'unsafe-inline'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const run = (script: string): string => `<script>${script}</script>`;
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<title>Mutants</title>',
    '</head>',
    '<body>',
    '<mutation-test-report-app title-postfix="Assay"></mutation-test-report-app>',
    `<script type="application/json" id="mutants">${JSON.stringify(shown(report)).replace(/</gu, '\\u003c')}</script>`,
    ...scripts.map(run),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function digestOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64');
}
