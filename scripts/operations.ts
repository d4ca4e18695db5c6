import { readFile, writeFile } from 'node:fs/promises';
import { OPERATIONS_DOCUMENT } from '../test/trust-hub-operations/document.js';

/*
 * docs/operations.md: which GraphQL fields lead to which operation of Trust Hub.
 * `npx tsx scripts/operations.ts write` writes it, `check` fails when it differs from the table.
 */

const [command] = process.argv.slice(2);
const { file, render } = OPERATIONS_DOCUMENT;
const path = new URL(`../${file}`, import.meta.url);
if (command === 'write') await writeFile(path, render(''));
else if (command !== 'check') {
  console.error('Usage: tsx scripts/operations.ts write|check');
  process.exitCode = 2;
} else if ((await readFile(path, 'utf8').catch(() => '')) !== render('')) {
  console.error(`${file} is not what the table says. Run \`npx tsx scripts/operations.ts write\`.`);
  process.exitCode = 1;
}
