import { preset } from '@graphql-codegen/client-preset';
import { codegen } from '@graphql-codegen/core';
import { Kind } from 'graphql';
import { readDocuments, readSchema } from './files.js';
import { TYPES } from './settings.js';

const OPERATIONS = 'test/operations';

/** The typed documents of the operations that the tests use, with the fragments of the client. */
export async function forTests(): Promise<readonly (readonly [file: string, text: string])[]> {
  const fragments = (await readDocuments('src/client/operations')).filter(({ document }) =>
    document.definitions.every(({ kind }) => kind === Kind.FRAGMENT_DEFINITION),
  );
  const sections = await preset.buildGeneratesSection({
    baseOutputDir: `${OPERATIONS}/generated/`,
    schema: await readSchema(),
    documents: [...fragments, ...(await readDocuments(OPERATIONS))],
    // Documents are text that goes over HTTP as it is, and types that vanish when compiled.
    config: { ...TYPES, documentMode: 'string' },
    // Fragments are read like any other field: tests check answers as a whole.
    presetConfig: { fragmentMasking: false },
    plugins: [],
    pluginMap: {},
  });
  return Promise.all(sections.map(async (section) => [section.filename, await codegen(section)] as const));
}
