import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { DOCUMENTS, withSections } from '../../../scripts/sandbox-documents.js';
import { COVERAGE } from './coverage.js';

test.each(DOCUMENTS.map((document) => [document.file, document] as const))(
  '%s is what the code says',
  async (file, { render }) => {
    const committed = await readFile(new URL(`../../../${file}`, import.meta.url), 'utf8');
    expect(committed, 'run `npx tsx scripts/sandbox-coverage.ts write`').toBe(render(committed));
  },
);

test('every operation of Trust Hub is emulated and tested', () => {
  const missing = COVERAGE.filter(
    ({ operation, ...is }) => operation.api === 'trusthub' && !(is.emulated && is.tested),
  );
  expect(missing).toEqual([]);
});

test('a document that lost its marks is noticed', () => {
  expect(() => withSections('# Nothing')).toThrow(/no marks for "magic values"/);
});
