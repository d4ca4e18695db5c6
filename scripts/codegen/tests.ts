import { Kind } from 'graphql';
import { readDocuments } from './files.js';
import { typedDocuments, type MadeFile } from './typed-documents.js';

/** The typed documents of the operations that the tests use, with the fragments of the client. */
export async function forTests(): Promise<readonly MadeFile[]> {
  const fragments = (await readDocuments('src/client/operations')).filter(({ document }) =>
    document.definitions.every(({ kind }) => kind === Kind.FRAGMENT_DEFINITION),
  );
  return typedDocuments('test/operations', fragments);
}
