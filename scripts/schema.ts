import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildGraphQLSchema } from '../src/resolvers/build-schema.js';

/*
 * The public schema as a committed file, so that every change of it is seen in review.
 * `npm run schema:emit` writes it, `npm run schema:check` fails when it differs from the code.
 */

const FILE = fileURLToPath(new URL('../schema.graphql', import.meta.url));
const HEADER = '# Written by `npm run schema:emit` from src/schema and src/resolvers. Do not edit.\n\n';

function printedSchema(): string {
  return `${HEADER}${printSchema(lexicographicSortSchema(buildGraphQLSchema()))}\n`;
}

/** The first line in which two texts differ, for a message that says where to look. */
function firstDifference(committed: string, current: string): string {
  const before = committed.split('\n');
  const after = current.split('\n');
  const line = after.findIndex((text, index) => text !== before[index]);
  const place = line === -1 ? after.length : line;
  return `line ${place + 1}:\n  schema.graphql  ${before[place] ?? '(end)'}\n  the code        ${after[place] ?? '(end)'}`;
}

async function check(): Promise<void> {
  const committed = await readFile(FILE, 'utf8').catch(() => '');
  const current = printedSchema();
  if (committed === current) return;
  console.error(`schema.graphql is not what the code says, first at ${firstDifference(committed, current)}`);
  console.error('Run `npm run schema:emit` and commit schema.graphql together with the change.');
  process.exitCode = 1;
}

const [command] = process.argv.slice(2);
if (command === 'emit') await writeFile(FILE, printedSchema());
else if (command === 'check') await check();
else {
  console.error('Usage: tsx scripts/schema.ts emit|check');
  process.exitCode = 2;
}
