import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Watches, type Watched } from '../../../src/onboarding/runs/watches.js';

/** A number that counts its reads, each of which takes until the test lets it go on. */
class Counted implements Watched<number> {
  reads = 0;
  listening = 0;
  state = 0;
  failing = false;
  change = (): void => undefined;
  private go: (() => void) | undefined;

  readonly read = async (): Promise<number> => {
    this.reads += 1;
    const { state, failing } = this;
    await new Promise<void>((resolve) => (this.go = resolve));
    if (failing) throw new Error('away');
    return state;
  };
  readonly isLast = (state: number): boolean => state === 9;
  readonly listen = (changed: () => void) => {
    this.listening += 1;
    this.change = changed;
    return () => void (this.listening -= 1);
  };

  /** Lets the read that has begun, or is about to, end. */
  async answer(): Promise<void> {
    while (this.go === undefined) await nextTurn();
    this.go();
    this.go = undefined;
    await nextTurn();
  }
}

const follow = (count: number, watched: Counted, watches = new Watches<number>(), signal?: AbortSignal) =>
  Array.from({ length: count }, () => watches.follow('one', watched, signal));
type Next = Promise<IteratorResult<number, void>>;
const values = async (results: readonly Next[]) =>
  (await Promise.all(results)).map(({ value, done }) => (done === true ? 'over' : value));

test('each change is one read for all; one that comes while it is being read is another', async () => {
  const watched = new Counted();
  const followers = follow(3, watched);
  const next = () => followers.map((follower) => follower.next());
  let results = next();
  await watched.answer();
  expect(await values(results)).toEqual([0, 0, 0]);
  results = next();
  watched.state = 1;
  watched.change();
  while (watched.reads < 2) await nextTurn();
  watched.state = 9;
  watched.change(); // The read that is under way may have missed it.
  await watched.answer();
  expect(await values(results)).toEqual([1, 1, 1]);
  results = next();
  await watched.answer();
  expect(await values(results)).toEqual([9, 9, 9]);
  expect(await values(next())).toEqual(['over', 'over', 'over']);
  expect(watched.reads).toBe(3);
  expect(watched.listening).toBe(0);
});

test('a follower that was busy gets what was read meanwhile, without another read', async () => {
  const watched = new Counted();
  const followers = follow(2, watched);
  const [quick, busy] = followers;
  const both = followers.map((follower) => follower.next());
  await watched.answer();
  await Promise.all(both);
  watched.state = 1;
  const change = quick?.next();
  await nextTurn();
  watched.change();
  await watched.answer();
  expect(await change).toEqual({ done: false, value: 1 });
  expect(await busy?.next()).toEqual({ done: false, value: 1 });
  expect(watched.reads).toBe(2);
  await Promise.all(followers.map((follower) => follower.return()));
});

test('a read that fails rejects for all that wait, and leaves nothing behind', async () => {
  const watched = new Counted();
  const watches = new Watches<number>();
  watched.failing = true;
  const failed = follow(2, watched, watches).map((follower) => follower.next().catch(() => 'failed'));
  await watched.answer();
  expect(await Promise.all(failed)).toEqual(['failed', 'failed']);
  expect(watched.listening).toBe(0);
  watched.failing = false;
  const stop = new AbortController();
  const [later] = follow(1, watched, watches, stop.signal);
  const first = later?.next();
  await watched.answer();
  expect(await first).toEqual({ done: false, value: 0 });
  const over = later?.next();
  stop.abort();
  expect(await over).toEqual({ done: true, value: undefined });
  expect(watched.listening).toBe(0);
});
