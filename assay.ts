/** The command: composes the stages. The only file that sees all of them. */
import { join, relative, resolve } from 'node:path';
import { type Command, CommanderError } from 'commander';
import pc from 'picocolors';
import { properties } from './properties/registry.ts';
import { chooseOutput, type ReportFlags, writeChosen } from './reports/command.ts';
import type { ConformanceFlags } from './reports/conformance/command.ts';
import { judgeOf, withBaseline } from './reports/diff/command.ts';
import { declareEvidence } from './reports/evidence/command.ts';
import { toothlessOf } from './reports/faults.ts';
import { formatJson } from './reports/format/json.ts';
import { formats } from './reports/format/registry.ts';
import { formatTerminal } from './reports/format/terminal.ts';
import { declareComparing } from './reports/gate/command.ts';
import { keepHistory, withHistory } from './reports/history/command.ts';
import type { Report } from './reports/schema.ts';
import { writeReport } from './reports/write.ts';
import { audit } from './tools/cli/audit.ts';
import { declareCache } from './tools/cli/cache-command.ts';
import { runChecks } from './tools/cli/check.ts';
import { declareFacts } from './tools/cli/facts.ts';
import { chosenFaults, faultExit, faultText, tryFaults } from './tools/cli/faulted.ts';
import { flagsAsCommands, nameTools, type RunFlags, reusedText, runOptions } from './tools/cli/flags.ts';
import { declareLedger } from './tools/cli/ledger-command.ts';
import { knowMeasures } from './tools/cli/measures.ts';
import { declareMutate, type MutateFlags } from './tools/cli/mutate.ts';
import { count, profileOf } from './tools/cli/options.ts';
import { outputOf } from './tools/cli/output.ts';
import { checkGenerated, refuseUnfinished, staleLines, writeAll } from './tools/cli/prepare.ts';
import { answered, asJson, print, say } from './tools/cli/print.ts';
import { readManifest, replayAgain, replayText } from './tools/cli/replayed.ts';
import { selectProperties } from './tools/cli/select.ts';
import { type Common as Basic, ending, interruptible, makeShell } from './tools/cli/shell.ts';
import { errors, renderError, sanitise } from './tools/errors.ts';
import { loadFaults } from './tools/faults/load.ts';
import type { TriedFault } from './tools/faults/run.ts';
import { assembleLedger, readLedger, writeLedger } from './tools/ledger/ledger.ts';
import { onInterrupt } from './tools/run/signals.ts';
import { sealing } from './tools/warm/sealing.ts';
import { keepRunning } from './tools/watch/command.ts';

const home = import.meta.dirname;

const shell = makeShell(home);
const { program, command, placeOf } = shell;

interface Common extends Basic {
  readonly out: string;
}

const rootOf = ({ root }: Pick<Common, 'root'>): string => resolve(root);
const outOf = ({ out, root }: Common): string => outputOf(resolve(root), out);

const screen = () => ({
  color: pc.isColorSupported && process.stdout.isTTY,
  ...(process.stdout.isTTY ? { columns: process.stdout.columns } : {}),
});

/** What it printed. */
async function show(report: Report, { json = false, root, out }: Common): Promise<string> {
  const written = await writeReport(report, outOf({ root, out }));
  const lines = json ? [formatJson(report)] : [formatTerminal(report, screen()), `report: ${written.html}`];
  for (const line of lines) print(line);
  return lines.map((line) => (line.endsWith('\n') ? line : `${line}\n`)).join('');
}

async function run(flags: RunFlags & Common): Promise<number> {
  nameTools(flags);
  const [root, out] = [rootOf(flags), outOf(flags)];
  if (flags.watch) return keepRunning({ ...placeOf(flags), out }, process.argv.slice(2));
  const options = runOptions(flags);
  const withFaults = flags.faults === true || flags.faultsOnly === true || (flags.fault ?? []).length > 0;
  const profile = profileOf(flags.profile);
  const faults = withFaults ? chosenFaults(root, flags.fault ?? [], options.properties) : [];
  // What a person can mend is found before anything is run.
  loadFaults(root, properties);
  if (options.properties.length > 0) selectProperties(properties, options.properties);
  const interruption = onInterrupt(say);
  try {
    const { signal } = interruption;
    if (flags.faultsOnly)
      return await onlyFaults(flags, await tryFaults({ root, home, faults, ...options, signal, say }));
    const seal = sealing({ home, root, out, words: process.argv.slice(2) });
    const { onPrepared } = seal;
    const [screen, quiet] = [process.stderr, flags.json === true];
    const done = await audit({ root, home, out, profile, screen, silent: quiet, signal, onPrepared, ...options });
    seal.onAnswered();
    const tried = withFaults ? await tryFaults({ root, home, faults, ...options, signal, say }) : [];
    const ledger = withFaults
      ? assembleLedger({ ...done.ledger, faults: tried.map(({ result }) => result) })
      : done.ledger;
    if (withFaults) writeLedger(join(out, 'ledger.json'), ledger);
    const measured = await knowMeasures({ ...placeOf(flags), signal }, options);
    // Only now: it reads the generated bindings, without which the command must start all the same.
    const { suiteReport } = await import('./reports/suite.ts');
    const report = suiteReport({ root, ledger, manifest: done.manifest, reproduce: flagsAsCommands(flags) });
    const judged = { ...report, exitCode: withFaults && report.exitCode === 0 ? faultExit(tried) : report.exitCode };
    const whole = options.properties.length + options.engines.length === 0;
    const stdout = await show(await keepHistory(judged, { root, say, whole }), flags);
    if (measured && !withFaults) seal.keep(done, { stdout, exitCode: judged.exitCode });
    if (withFaults && !flags.json) print(faultText(tried, toothless(root, tried, flags)));
    if (done.remembered > 0)
      say(`${done.remembered} attempts that ran out of what they were given are not repeated; --retry repeats them`);
    if (done.reused > 0) say(reusedText(done));
    return judged.exitCode;
  } catch (error) {
    if (interruption.signal.aborted && renderError(error).exitCode !== 130) throw errors.interrupted(0, 0);
    throw error;
  } finally {
    interruption.release();
  }
}

/** Of the properties asked about: those of the faults that were named, else those selected, else all. */
function toothless(
  root: string,
  tried: readonly TriedFault[],
  { fault = [], property = [] }: RunFlags,
): readonly string[] {
  const results = tried.map(({ result }) => result);
  const selected = property.length === 0 ? properties : selectProperties(properties, property);
  const ids = fault.length > 0 ? [...new Set(results.map((one) => one.property))] : selected.map(({ id }) => id);
  return toothlessOf(ids, loadFaults(root, properties), results).map(({ property }) => property);
}

async function onlyFaults(flags: RunFlags & Common, tried: readonly TriedFault[]): Promise<number> {
  const without = toothless(rootOf(flags), tried, flags);
  const faults = tried.map(({ result, broken }) => ({ ...result, broken }));
  print(flags.json ? asJson({ schema: 1, faults, toothless: without }) : faultText(tried, without));
  return faultExit(tried);
}

const onOut = (made: Command): Command =>
  made.option('--out <dir>', 'where the report goes, from the project root', 'reports/out');

command('generate', 'harnesses, bindings and the manifest, from the catalogue and the compiled contracts')
  .option('--check', 'write nothing; exit 1 when a file is not as it should be')
  .action((flags: Common & { readonly check?: boolean }) =>
    ending(async () => {
      const { stale, generated } = await (flags.check ? checkGenerated : writeAll)(placeOf(flags));
      const { gaps, manifest: made } = generated;
      for (const line of gaps) say(line);
      if (flags.json) print(asJson({ stale, obligations: made.obligations.length, digest: made.digest, gaps }));
      else for (const line of staleLines(stale)) print(line);
      refuseUnfinished(flags.check ? stale : [], gaps);
      const done = `${stale.length} ${flags.check ? 'stale' : 'written'}`;
      if (!flags.json) print(`${generated.files.length} files, ${made.obligations.length} obligations, ${done}`);
      return 0;
    }),
  );

runOptions
  .declare(onOut(command('run', 'compiles, generates, proves and fuzzes, replays, and reports')))
  .action((flags: RunFlags & Common) => ending(() => run(flags)));

onOut(command('report', 'makes the report again from the ledger of the last run'))
  .option('--format <ids>', `only these, with commas between: ${formats.map(({ id }) => id).join(', ')}`)
  .option('--ledger <file>', 'the ledger, if it is neither in --out nor that of the last run')
  .option('--baseline <path>', 'an earlier ledger, report.json or folder of both: what has changed since, first of all')
  .action((flags: Common & ReportFlags) =>
    ending(async () => {
      const { root, out } = { root: rootOf(flags), out: outOf(flags) };
      const asked = chooseOutput({ ...flags, root, out });
      const ledger = readLedger(asked.ledger);
      const { suiteReport } = await import('./reports/suite.ts');
      const plain = suiteReport({ root, ledger, manifest: readManifest(root), reproduce: ['npx assay run'] });
      const { baseline } = asked;
      const since = baseline === null ? plain : await withBaseline(plain, baseline, judgeOf(root));
      const report = withHistory(since, { root, say });
      if (asked.formats === null) await show(report, flags);
      else {
        const written = await writeChosen(report, { ...asked, formats: asked.formats, out });
        if (flags.json) print(formatJson(report));
        else for (const path of written.paths) print(sanitise(relative(root, path)));
        if (written.problem !== null) throw written.problem;
      }
      return report.exitCode;
    }),
  );

onOut(command('replay [id]', 'runs the counterexamples of the last run again, against the code as it is now'))
  .option('--twins', 'also those of twins and canaries')
  .action((id: string | undefined, flags: Common & { readonly twins?: boolean }) =>
    interruptible(async (signal) => {
      const asked = { out: outOf(flags), id, twins: flags.twins === true };
      const found = await replayAgain({ ...placeOf(flags), ...asked, signal });
      const exitCode = found.some(({ result }) => result === 'confirmed') ? 1 : 0;
      return answered(flags, { found, text: replayText(found, flags.out), exitCode });
    }),
  );

command('check', 'types, lint, generated files, import direction, registries, tests')
  .option('--no-tests', 'without the tests')
  .action((flags: Common & { readonly tests: boolean }) =>
    ending(async () => {
      const steps = await runChecks({ root: rootOf(flags), home }, flags.tests, ({ name, ok, seconds, detail }) => {
        if (!flags.json)
          print(`${ok ? 'ok    ' : 'failed'}  ${name} (${seconds} s)${ok ? '' : `\n${sanitise(detail)}`}`);
      });
      if (flags.json) print(asJson(steps));
      return steps.every(({ ok }) => ok) ? 0 : 1;
    }),
  );

command('conformance', 'asks every engine about small contracts of which the truth is known; 1 with a wrong answer')
  .option('--engine <id...>', 'only these engines')
  .option('--cores <n>', 'jobs at a time', count)
  .option('--write', 'keep the scores in docs/conformance.md')
  .action((flags: Basic & ConformanceFlags) =>
    interruptible(async (signal) => {
      const { measureConformance } = await import('./reports/conformance/command.ts');
      return answered(flags, await measureConformance({ ...placeOf(flags), signal }, flags));
    }),
  );

declareMutate(
  onOut(
    command('mutate', 'changes the contracts in small ways: properties must notice; 1 while a change goes unnoticed'),
  ),
).action((flags: Common & MutateFlags) =>
  interruptible(async (signal) => {
    const { measureMutation } = await import('./reports/mutation/command.ts');
    return answered(flags, await measureMutation({ ...placeOf(flags), signal, out: outOf(flags) }, flags));
  }),
);

declareComparing(shell, screen);
declareEvidence(shell);
declareFacts(shell);
declareCache(shell);
declareLedger(shell);

try {
  await program.parseAsync(process.argv);
} catch (error) {
  if (error instanceof CommanderError && error.exitCode === 0) process.exitCode = 0;
  else {
    const odd = error instanceof CommanderError ? error.message.replace(/^error: /u, '') : null;
    const shown = renderError(odd === null ? error : errors.badOption(odd, 'not understood'), '.assay/runs');
    process.stderr.write(`${shown.text}\n`);
    process.exitCode = shown.exitCode;
  }
}
