// One compiler, loaded once: its code gets faster with use, and starting it costs more than compiling a small contract.
// It reads no file: every source is in its input.
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';

const solc = createRequire(import.meta.url)('solc');

parentPort?.on('message', ({ id, input }) => {
  try {
    parentPort?.postMessage({ id, output: solc.compile(input) });
  } catch (error) {
    parentPort?.postMessage({ id, failed: error instanceof Error ? error.message : String(error) });
  }
});
