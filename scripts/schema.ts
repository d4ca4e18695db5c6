import { readFile, writeFile } from 'node:fs/promises';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildGraphQLSchema } from '../src/resolvers/build-schema.js';
import { changesBetween } from './schema/changes.js';
import { withChanges } from './schema/changelog.js';

/*
 * The public schema as a committed file, so that every change of it is seen in review, and what has changed since the last
 * published one, as CHANGELOG.md has it. `npm run schema:emit` writes both. `npm run schema:check` fails when they differ
 * from the code, or when a caller of the published schema would break without having been warned: CHANGELOG.md has the
 * policy. `npm run schema:publish` is a part of a release.
 */

const FILE = 'schema.graphql';
const PUBLISHED = 'schema/published.graphql';
const CHANGELOG = 'CHANGELOG.md';
const HEADER = '# Written by `npm run schema:emit` from src/schema and src/resolvers. Do not edit.\n\n';

const urlOf = (file: string): URL => new URL(`../${file}`, import.meta.url);
const textOf = (file: string): Promise<string> => readFile(urlOf(file), 'utf8').catch(() => '');

function printedSchema(): string {
  return `${HEADER}${printSchema(lexicographicSortSchema(buildGraphQLSchema()))}\n`;
}

/** The first line in which two texts differ, for a message that says where to look. */
function firstDifference(file: string, committed: string, current: string): string {
  const before = committed.split('\n');
  const after = current.split('\n');
  const line = after.findIndex((text, index) => text !== before[index]);
  const place = line === -1 ? after.length : line;
  return `${file} is not what the code says, first at line ${place + 1}:\n  ${file}  ${before[place] ?? '(end)'}\n  the code        ${after[place] ?? '(end)'}`;
}

const schema = printedSchema();
const { lines, refused } = await changesBetween(await textOf(PUBLISHED), schema);
const files = [[FILE, schema] as const, [CHANGELOG, withChanges(await textOf(CHANGELOG), lines)] as const];

async function check(): Promise<void> {
  for (const [file, current] of files) {
    const committed = await textOf(file);
    if (committed === current) continue;
    console.error(firstDifference(file, committed, current));
    console.error(`Run \`npm run schema:emit\` and commit ${file} together with the change.`);
    process.exitCode = 1;
  }
  if (refused.length === 0) return;
  console.error(
    `These break callers of the published schema, in which they are not deprecated:\n${refused.join('\n')}`,
  );
  console.error('Keep what was there, mark it as deprecated, and take it away in a later version (CHANGELOG.md).');
  process.exitCode = 1;
}

const [command] = process.argv.slice(2);
if (command === 'emit') await Promise.all(files.map(([file, text]) => writeFile(urlOf(file), text)));
else if (command === 'check') await check();
else if (command === 'publish') await writeFile(urlOf(PUBLISHED), schema);
else {
  console.error('Usage: tsx scripts/schema.ts emit|check|publish');
  process.exitCode = 2;
}
