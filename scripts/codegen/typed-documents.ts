import { preset } from '@graphql-codegen/client-preset';
import { codegen } from '@graphql-codegen/core';
import { readDocuments, readSchema, type DocumentFile } from './files.js';
import { TYPES } from './settings.js';

/** A file that is made, with its text. */
export type MadeFile = readonly [file: string, text: string];

/**
 * The typed documents of a folder of operations, in `generated` of it.
 * @param shared fragments from elsewhere that they use
 */
export async function typedDocuments(
  folder: string,
  shared: readonly DocumentFile[] = [],
): Promise<readonly MadeFile[]> {
  const sections = await preset.buildGeneratesSection({
    baseOutputDir: `${folder}/generated/`,
    schema: await readSchema(),
    documents: [...shared, ...(await readDocuments(folder))],
    // Documents are text that goes over HTTP as it is, and types that vanish when compiled.
    config: { ...TYPES, documentMode: 'string' },
    // Fragments are read like any other field.
    presetConfig: { fragmentMasking: false },
    plugins: [],
    pluginMap: {},
  });
  return Promise.all(sections.map(async (section) => [section.filename, await codegen(section)] as const));
}
