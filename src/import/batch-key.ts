import { ImportError } from './import-error.js';
import type { KindNames } from './kinds.js';
import type { Row } from './rows.js';

/**
 * The key of a batch: the same for the same rows, so that an import that was stopped goes on with the batches that it had
 * begun.
 * @throws ImportError in a page that came over plain HTTP from another machine, where browsers have no digests
 */
export async function batchKeyOf(kind: KindNames, rows: readonly Row[]): Promise<string> {
  const contents = new TextEncoder().encode(JSON.stringify([kind.word, rows.map(({ input }) => input)]));
  const { subtle } = globalThis.crypto as { readonly subtle?: typeof crypto.subtle };
  if (subtle === undefined) throw new ImportError('Open this page over https, or on the machine of the server itself.');
  const digest = [...new Uint8Array(await subtle.digest('SHA-256', contents))];
  const text = digest.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `import-${text.slice(0, 40)}`;
}
