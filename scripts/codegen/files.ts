import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, print, type DocumentNode } from 'graphql';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A document as the generator takes it. */
export interface DocumentFile {
  readonly location: string;
  readonly rawSDL: string;
  readonly document: DocumentNode;
  /** Read for its fragments only; nothing is made of it. */
  readonly type?: 'external';
}

/** A file's place on this machine. */
export const pathOf = (file: string): string => join(ROOT, file);

/** Empty where there is no such file. */
export const textOf = (file: string): Promise<string> => readFile(pathOf(file), 'utf8').catch(() => '');

export async function readSchema(): Promise<DocumentNode> {
  return parse(await textOf('schema.graphql'));
}

/** The documents of a folder, in the order of their names. */
export async function readDocuments(folder: string): Promise<DocumentFile[]> {
  const names = (await readdir(pathOf(folder))).filter((name) => name.endsWith('.graphql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const document = parse(await textOf(`${folder}/${name}`));
      return { location: pathOf(`${folder}/${name}`), rawSDL: print(document), document };
    }),
  );
}
