/** Every format that a report can be written in: the one list, for the command, its help and the tests. */
import { type Report, timingFields } from '../schema.ts';
import { formatBadge, formatBadgeEndpoint } from './badge.ts';
import { formatCsv } from './csv.ts';
import { formatCtrf } from './ctrf.ts';
import { formatAnnotations, formatSummary } from './github.ts';
import { formatHtml } from './html.ts';
import { formatJson } from './json.ts';
import { formatJunit } from './junit.ts';
import { formatMarkdown } from './markdown.ts';
import { formatComment } from './pr-comment.ts';
import { formatSarif } from './sarif.ts';
import { formatSarifScanning } from './sarif-scanning.ts';

export interface FormatOptions {
  /** Text of the generated tests, by the path in `replay.test`. */
  readonly attachments: Readonly<Record<string, string>>;
}

export interface FormatFile {
  readonly name: string;
  readonly mediaType: string;
  readonly make: (report: Report, options: FormatOptions) => string;
}

/** A file that a browser makes, which may not be there: rejects with a `UserError` then. */
export interface PrintedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly print: (report: Report, options: FormatOptions) => Promise<Uint8Array>;
}

export interface Format {
  /** As typed after `--format`. */
  readonly id: string;
  readonly about: string;
  /** Names that durations stand under; the rest is the same for two runs on the same inputs. */
  readonly timings: readonly string[];
  readonly files: readonly FormatFile[];
  readonly printed?: readonly PrintedFile[];
}

function file(name: string, mediaType: string, make: FormatFile['make']): FormatFile {
  return { name, mediaType, make };
}

/** Loaded when it is asked for: what drives a browser takes long to load, and most commands never need it. */
async function printPdf(report: Report, options: FormatOptions): Promise<Uint8Array> {
  const { formatPdf } = await import('../pdf/print.ts');
  return formatPdf(report, options);
}

export const formats: readonly Format[] = [
  {
    id: 'html',
    about: 'one self-contained page',
    timings: timingFields,
    files: [file('report.html', 'text/html', formatHtml)],
  },
  {
    id: 'pdf',
    about: 'the same page on paper; needs a Chromium',
    timings: timingFields,
    files: [],
    printed: [{ name: 'report.pdf', mediaType: 'application/pdf', print: printPdf }],
  },
  {
    id: 'json',
    about: 'everything, for programs',
    timings: timingFields,
    files: [file('report.json', 'application/json', formatJson)],
  },
  {
    id: 'md',
    about: 'Markdown, whole and as a comment that fits a pull request',
    timings: [],
    files: [
      file('report.md', 'text/markdown', formatMarkdown),
      file('comment.md', 'text/markdown', (report) => formatComment(report)),
    ],
  },
  {
    id: 'sarif',
    about: 'SARIF 2.1.0 for code scanning: violations only',
    timings: [],
    files: [file('assay.sarif', 'application/sarif+json', formatSarifScanning)],
  },
  {
    id: 'sarif-full',
    about: 'SARIF 2.1.0 with every judgement and what each engine said',
    timings: [],
    files: [file('assay.full.sarif', 'application/sarif+json', formatSarif)],
  },
  {
    id: 'junit',
    about: 'JUnit XML; what is not known is an error',
    timings: ['time'],
    files: [file('junit.xml', 'application/xml', formatJunit)],
  },
  {
    id: 'ctrf',
    about: 'common test report format; what is not known is other or pending',
    timings: ['duration', 'stop'],
    files: [file('ctrf.json', 'application/json', formatCtrf)],
  },
  {
    id: 'csv',
    about: 'the matrix of properties and engines',
    timings: ['seconds', 'peak bytes'],
    files: [file('matrix.csv', 'text/csv', formatCsv)],
  },
  {
    id: 'badge',
    about: 'a status badge, and an endpoint for a badge service',
    timings: [],
    files: [
      file('badge.svg', 'image/svg+xml', formatBadge),
      file('badge.json', 'application/json', formatBadgeEndpoint),
    ],
  },
  {
    id: 'github',
    about: "GitHub's job summary, and annotations as workflow commands",
    timings: [],
    files: [
      file('summary.md', 'text/markdown', (report) => formatSummary(report)),
      file('annotations.txt', 'text/plain', formatAnnotations),
    ],
  },
];
