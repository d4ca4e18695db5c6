import { startSandbox } from '../src/sandbox/index.js';

/** A sandbox in a process of its own, so that what is measured is its core and not the load's. Told by JSON lines. */
const dataDir = process.argv[2];
const started = performance.now();
const sandbox = await startSandbox(dataDir === undefined ? {} : { dataDir });
process.send?.({ url: sandbox.url, startMs: performance.now() - started });

process.on('message', (question) => {
  if (question === 'memory') {
    globalThis.gc?.();
    process.send?.(process.memoryUsage());
  } else void sandbox.close().then(() => process.exit());
});
