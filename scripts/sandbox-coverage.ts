import { readFile, writeFile } from 'node:fs/promises';
import { DOCUMENTS } from './sandbox-documents.js';

/*
 * The documents that are written from the sandbox's code: what it covers, its magic values, its switches.
 * `npx tsx scripts/sandbox-coverage.ts write` writes them, `check` fails when one differs from the code.
 */

const [command] = process.argv.slice(2);
if (command !== 'write' && command !== 'check') {
  console.error('Usage: tsx scripts/sandbox-coverage.ts write|check');
  process.exitCode = 2;
} else {
  for (const { file, render } of DOCUMENTS) {
    const path = new URL(`../${file}`, import.meta.url);
    const committed = await readFile(path, 'utf8').catch(() => '');
    const current = render(committed);
    if (command === 'write') await writeFile(path, current);
    else if (committed !== current) {
      console.error(`${file} is not what the code says. Run \`npx tsx scripts/sandbox-coverage.ts write\`.`);
      process.exitCode = 1;
    }
  }
}
