/**
 * A process beside an Assay that ends what it left running when it was killed outright. It holds the other end of a pipe:
 * however an Assay ends, the pipe ends with it. Plain JavaScript and nothing loaded, so that it is there within 50 ms.
 *
 * Told on stdin: `+pid start` for the root of a job's processes, `-pid` when all of them have ended, `bye` at an end in order.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { render, setupProblems } from '../setup/problems.mjs';
import { hasProc, kill, listProcesses, readProcess, withMarker } from './processes.mjs';

const [variable = '', owner = ''] = process.argv.slice(2);
/** Start times by number, as told. */
const roots = new Map();
let inOrder = false;

function hear(line) {
  const [word = '', start = ''] = line.split(' ');
  if (word === 'bye') inOrder = true;
  else if (word.startsWith('+')) roots.set(Number(word.slice(1)), start);
  else if (word.startsWith('-')) roots.delete(Number(word.slice(1)));
}

/** What has the mark of the Assay that ended, and the groups, sessions and children of its jobs. */
function leftRunning() {
  const mine = new Set(withMarker(variable, owner));
  const all = listProcesses();
  const ofRoot = ({ pid, group, session }) => {
    const root = roots.has(pid) ? pid : roots.has(group) ? group : session;
    return roots.has(root) && (readProcess(root)?.start ?? roots.get(root)) === roots.get(root);
  };
  for (let grown = true; grown; ) {
    grown = false;
    for (const one of all) {
      if (one.pid === process.pid || mine.has(one.pid) || !(ofRoot(one) || mine.has(one.parent))) continue;
      mine.add(one.pid);
      grown = true;
    }
  }
  return [...mine];
}

/** Until nothing was found for half a second: a process that was just made has its mark only when its program runs. */
async function endAll() {
  let ended = 0;
  for (let silent = 0; silent < (inOrder ? 1 : 25); silent++) {
    const found = leftRunning();
    for (const pid of found) kill(pid, 'SIGKILL');
    ended += found.length;
    if (found.length > 0) silent = -1;
    if (!hasProc) for (const pid of roots.keys()) kill(-pid, 'SIGKILL');
    await sleep(20);
  }
  return ended;
}

// What ends an Assay must not end this first.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGPIPE']) process.on(signal, () => {});
process.stderr.on('error', () => {});
let rest = '';
process.stdin.setEncoding('utf8');
process.stdin.on('data', (text) => {
  const lines = (rest + text).split('\n');
  rest = lines.pop() ?? '';
  for (const line of lines) hear(line);
});
process.stdin.once('end', async () => {
  const ended = await endAll();
  if (!inOrder) process.stderr.write(`${render(setupProblems.endedOutright(String(ended)))}\n`);
});
