import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FILE, render } from '../../scripts/transitions.js';

const TEXT = readFileSync(new URL(`../../${FILE}`, import.meta.url), 'utf8');

test('the tables of docs/engine.md are those of the transitions (npx tsx scripts/transitions.ts write)', async () => {
  expect(await render(TEXT)).toBe(TEXT);
});

test('a table that says something else is noticed', async () => {
  const stale = TEXT.replace('its wave begins', 'somebody wants it');
  expect(stale).not.toBe(TEXT);
  expect(await render(stale)).toBe(TEXT);
});
