import { expect, test } from 'vitest';
import { ScopeLoader } from '../../../src/twilio/reading/scope-loader.js';

/** A loader whose reads end when the test says so, with what it says. */
function harness(atHand?: (key: string) => { readonly value: string } | undefined) {
  const answers: { readonly key: string; readonly answer: (value: string) => void }[] = [];
  const loader = new ScopeLoader<string, string>(
    {
      fetch: (key) => new Promise((answer) => void answers.push({ key, answer })),
      nameOf: (key) => key,
      ...(atHand && { atHand }),
    },
    { accountSid: 'account', cached: true },
  );
  const answer = async (value: string): Promise<void> => {
    await expect.poll(() => answers.length).toBeGreaterThan(0);
    answers.shift()?.answer(value);
  };
  return { loader, answers, answer };
}

test('what was read is returned at once, without a promise', async () => {
  const { loader, answer } = harness();
  const reading = loader.load('a');
  expect(reading).toBeInstanceOf(Promise);
  await answer('one');
  expect(await reading).toBe('one');
  expect(loader.load('a')).toBe('one');
});

test('a read that a write has overtaken is given to those who wait for it, and is read again by the next', async () => {
  const { loader, answers, answer } = harness();
  const before = loader.load('a');
  await expect.poll(() => answers.length).toBe(1);
  loader.clearAll();
  await answer('old');
  expect(await before).toBe('old');
  const after = loader.load('a');
  expect(after).toBeInstanceOf(Promise);
  await answer('new');
  expect(await after).toBe('new');
});

test('what a write answered is returned from then on, also after a read that began before it', async () => {
  const { loader, answer } = harness();
  const before = loader.load('a');
  loader.replace('a', 'written');
  await answer('old');
  await before;
  expect(loader.load('a')).toBe('written');
});

test('what others have read lately is taken once, so that one request sees one answer', () => {
  let reads = 0;
  const { loader } = harness(() => ({ value: String((reads += 1)) }));
  expect([loader.load('a'), loader.load('a'), loader.load('b')]).toEqual(['1', '1', '2']);
});
