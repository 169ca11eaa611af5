/** The watcher over a small project, as a process of its own. */
import { join } from 'node:path';
import { say } from '../../cli/print.ts';
import { keepRunning } from '../command.ts';

const [root = ''] = process.argv.slice(2);
const program = [process.execPath, '--import=tsx', join(import.meta.dirname, 'small-run.ts'), root];
process.exitCode = await keepRunning({ root, home: root, out: root, say, program }, ['run', '--watch']);
