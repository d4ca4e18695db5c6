import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PROFILES, referenceContents } from '../support/reference-contents.js';
import { MIRRORED, untilReadSince } from './support/mirrored.js';
import { useTestApp } from '../support/use-test-app.js';

const QUERY = readFileSync(new URL('../operations/reference-query.graphql', import.meta.url), 'utf8');
const app = useTestApp({ ...MIRRORED, MIRROR_SWEEP_SECONDS: '3' });

test('x', async () => {
  const sids = app.sandbox.seed(referenceContents());
  for (let i = 0; i < PROFILES; i += 1) {
    await app.data(
      'mutation ($input: SidInput!) { evaluateCustomerProfile(input: $input) { userErrors { message } } }',
      {
        input: { sid: sids[`profile-${i}`] },
      },
    );
  }
  await untilReadSince(app);
  app.sandbox.clearJournal();
  const old = await app.execute<object>(QUERY, {}, { 'cache-control': 'max-age=300' });
  console.log(JSON.stringify(old.errors), JSON.stringify((old as any).extensions));
  console.log(
    app.sandbox
      .journal()
      .filter((e) => !/Assignments|Evaluations/.test(e.path))
      .map((e) => e.path)
      .join('\n'),
  );
  const live = await app.execute<object>(QUERY, {}, { 'cache-control': 'no-cache' });
  expect(old.data).toEqual(live.data);
  for (let i = 0; i < 3; i += 1) {
    const t = performance.now();
    const again = await app.execute<object>(QUERY, {}, { 'cache-control': 'max-age=300' });
    console.log(performance.now() - t, JSON.stringify((again as any).extensions));
  }
  const only = await app.execute<object>(QUERY, {}, { 'cache-control': 'only-if-cached' });
  console.log(JSON.stringify(only.errors?.slice(0, 3)), JSON.stringify((only as any).extensions));
});
