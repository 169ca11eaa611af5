/** `assay trace`: every assumption, where it is and what discharges it; every property, where it comes from and what it catches. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestPath } from '../../harness/generate.ts';
import { Manifest } from '../../harness/schema.ts';
import { type Audit, auditAssumptions } from '../../harness/trace/audit.ts';
import { claimFindings, sourceFindings, theoremFindings } from '../../harness/trace/catalogue.ts';
import type { Finding } from '../../harness/trace/finding.ts';
import { assumptionsPage, assumptionsPath, countsOf, reachPage, reachPath } from '../../harness/trace/pages.ts';
import { assumptions } from '../../properties/assumptions.ts';
import { claims, documents, properties } from '../../properties/registry.ts';
import { frontOf } from '../compile/frontend.ts';
import { remappingsOf } from '../compile/sources.ts';
import { errors } from '../errors.ts';
import { loadFaults } from '../faults/load.ts';
import { writeWhole } from '../ledger/files.ts';
import { leadsOut } from '../ledger/inside.ts';
import { readLedger } from '../ledger/ledger.ts';
import { recorded } from '../mutation/store.ts';
import type { FaultResult } from '../schema.ts';
import { linkFindings, statedAssumptions } from './links.ts';
import { mutantFindings } from './mutants.ts';
import { digestOf, readTexts, sourcesFor, type Texts } from './read.ts';
import type { Traced } from './schema.ts';
import { toothFindings } from './teeth.ts';
import { readWaivers, type Waiver, waiverFile, weigh } from './waivers.ts';

export interface TraceOptions {
  readonly root: string;
  readonly home: string;
  /** Writes the pages instead of comparing them. */
  readonly write: boolean;
  /** The day on which waivers are looked at, UTC. */
  readonly asOf: string;
  readonly signal?: AbortSignal | undefined;
}

/** @throws UserError when the harnesses do not compile, and when a file cannot be read as what it is. */
export async function trace(options: TraceOptions): Promise<Traced> {
  const { root, home, asOf, signal } = options;
  const waivers = waiversOf(root);
  const manifest = manifestOf(root);
  const texts = readTexts(root);
  const sources = sourcesFor(root, texts);
  const { trees } = await frontOf({ home, sources, remappings: remappingsOf(root), signal });
  const { why: unknownMutants } = recorded(root, asOf);
  const audit = auditAssumptions({
    ...{ units: [...trees.values()], solidity: texts.solidity, cvl: texts.cvl },
    theorem: (path) => readFileSync(join(root, path), 'utf8'),
    ...{ properties, assumptions, obligations: manifest.obligations },
  });
  const found = [
    ...audit.findings,
    ...catalogueFindings(root, texts, manifest),
    ...pageFindings(options, audit, manifest),
    ...mutantFindings(unknownMutants),
  ];
  const { open, waived } = weigh(found, waivers, asOf);
  return {
    schema: 1,
    digest: digestOf(texts, sources, {
      manifest: readFileSync(join(root, manifestPath), 'utf8'),
      mutants: unknownMutants,
    }),
    counts: countsOf(audit.sites),
    assumed: assumedIn(audit),
    unproved: audit.functions
      .filter(({ proved }) => proved.length === 0)
      .map(({ contract, signature, properties: others }) => ({
        contract,
        function: signature,
        properties: [...others],
      })),
    findings: open.toSorted(byPlace),
    waived: waived.map(({ finding, waiver: { reason, owner, until } }) => ({ finding, reason, owner, until })),
    sites: audit.sites,
  };
}

function byPlace(a: Finding, b: Finding): number {
  return a.code === b.code ? (a.place < b.place ? -1 : 1) : a.code < b.code ? -1 : 1;
}

function waiversOf(root: string): readonly Waiver[] {
  const path = join(root, waiverFile);
  const read = readWaivers(existsSync(path) ? readFileSync(path, 'utf8') : null);
  if (!read.ok) throw errors.badWaivers(waiverFile, read.why);
  return read.waivers;
}

function manifestOf(root: string): Manifest {
  try {
    return Manifest.parse(JSON.parse(readFileSync(join(root, manifestPath), 'utf8')));
  } catch (error) {
    throw errors.badManifest(manifestPath, (error as Error).message.split('\n')[0] ?? '');
  }
}

function catalogueFindings(root: string, texts: Texts, manifest: Manifest): readonly Finding[] {
  return [
    ...sourceFindings(properties, documents),
    ...claimFindings(claims, properties, documents),
    ...theoremFindings(
      [...texts.linked.keys()].filter((path) => path.endsWith('.smt2')),
      properties,
    ),
    ...linkFindings({
      texts: texts.linked,
      // An alias is another catalogue's name for a property.
      properties: new Set(
        properties.flatMap(({ id, aliases }) => [id, ...aliases.map((one) => one.replace(/^.*[\s/:]/u, ''))]),
      ),
      assumptions: new Set([...assumptions.map(({ id }) => id), ...statedAssumptions(texts.linked.values())]),
      claims: new Set(claims.map(({ id }) => id)),
      exists: (path) => existsSync(join(root, path)),
    }),
    ...toothFindings(properties, loadFaults(root, properties), triedFaults(root, manifest)),
  ];
}

/** Of the last run, if it was of this catalogue: what was tried against another says nothing of this one. */
function triedFaults(root: string, manifest: Manifest): readonly FaultResult[] {
  const path = join(root, 'reports', 'out', 'ledger.json');
  if (!existsSync(path)) return [];
  const ledger = readLedger(path);
  return ledger.manifest === manifest.digest ? ledger.faults : [];
}

function pageFindings({ root, write }: TraceOptions, audit: Audit, manifest: Manifest): readonly Finding[] {
  const pages = [
    { path: assumptionsPath, text: assumptionsPage(audit, assumptions) },
    { path: reachPath, text: reachPage({ ...audit, obligations: manifest.obligations }) },
  ];
  return pages.flatMap(({ path, text }): Finding[] => {
    const full = join(root, path);
    if (existsSync(full) && readFileSync(full, 'utf8') === text) return [];
    if (write && leadsOut(root, full)) throw errors.linkedAway(path);
    if (write) writeWhole(full, text);
    if (write) return [];
    return [
      {
        code: 'stale-page',
        subject: path,
        place: path,
        text: `${path} is not what it is made from`,
        fix: 'assay trace --write',
      },
    ];
  });
}

function assumedIn({ sites }: Audit): Traced['assumed'] {
  return assumptions
    .map(({ id }) => ({
      assumption: id,
      places: [
        ...new Set(
          sites.flatMap(({ discharge, file, where }) =>
            discharge.by === 'assumption' && discharge.assumption === id ? [`${file} ${where}`] : [],
          ),
        ),
      ].sort(),
    }))
    .sort((a, b) => (a.assumption < b.assumption ? -1 : 1));
}
