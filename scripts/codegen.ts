import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preset } from '@graphql-codegen/client-preset';
import { codegen } from '@graphql-codegen/core';
import { parse, print } from 'graphql';

/*
 * Typed documents for the operations that the tests use, made from schema.graphql. `npm run codegen` writes
 * them, `npm run codegen:check` fails when they are not current. The generator is called as a library: its command line
 * brings loaders for every source of a schema there is, and takes a hundred packages for them.
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OPERATIONS = 'test/operations';
const TARGET = `${OPERATIONS}/generated/`;

const CONFIG = {
  // Documents are text that goes over HTTP as it is, and types that vanish when compiled.
  documentMode: 'string',
  useTypeImports: true,
  enumsAsTypes: true,
  importExtension: '.js',
  emitLegacyCommonJSImports: false,
  defaultScalarType: 'unknown',
  scalars: { DateTime: 'string', JSONObject: 'Record<string, unknown>', Sid: 'string' },
};
// Fragments are read like any other field: tests check answers as a whole.
const PRESET_CONFIG = { fragmentMasking: false };

const textOf = (file: string): Promise<string> => readFile(join(ROOT, file), 'utf8').catch(() => '');

/** Each generated file with its text. */
async function generated(): Promise<ReadonlyMap<string, string>> {
  const schema = parse(await textOf('schema.graphql'));
  const names = (await readdir(join(ROOT, OPERATIONS))).filter((name) => name.endsWith('.graphql')).sort();
  const documents = await Promise.all(
    names.map(async (name) => {
      const document = parse(await textOf(`${OPERATIONS}/${name}`));
      return { location: join(ROOT, OPERATIONS, name), rawSDL: print(document), document };
    }),
  );
  const sections = await preset.buildGeneratesSection({
    baseOutputDir: TARGET,
    schema,
    documents,
    config: CONFIG,
    presetConfig: PRESET_CONFIG,
    plugins: [],
    pluginMap: {},
  });
  const files = sections.map(async (section) => [section.filename, await codegen(section)] as const);
  return new Map(await Promise.all(files));
}

async function check(files: ReadonlyMap<string, string>): Promise<void> {
  for (const [file, text] of files) {
    if ((await textOf(file)) === text) continue;
    console.error(`${file} is not current. Run \`npm run codegen\` and commit it together with the change.`);
    process.exitCode = 1;
  }
}

async function write(files: ReadonlyMap<string, string>): Promise<void> {
  for (const [file, text] of files) await writeFile(join(ROOT, file), text);
}

const [command] = process.argv.slice(2);
if (command === 'write') await write(await generated());
else if (command === 'check') await check(await generated());
else {
  console.error('Usage: tsx scripts/codegen.ts write|check');
  process.exitCode = 2;
}
