import { EventEmitter } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ShutdownGate } from '../../../src/onboarding/engine/queue/shutdown-gate.js';
import { WaveSemaphore, type Connections, type WorkOwner } from '../../../src/onboarding/engine/queue/semaphore.js';

/** Connections of which a test says how many are in use. */
class Given extends EventEmitter implements Connections {
  readonly options = { max: 16 };
  readonly totalCount = 16;
  readonly waitingCount = 0;
  idleCount = 16;

  use(busy: number): void {
    this.idleCount = 16 - busy;
    this.emit('release');
  }
}

/** Waves that end when the test says so. */
class Waves {
  readonly begun: string[] = [];
  private readonly ends: (() => void)[] = [];

  constructor(private readonly semaphore: WaveSemaphore) {}

  ask(name: string, workOwner: WorkOwner, count = 1): void {
    for (let at = 0; at < count; at += 1) {
      void this.semaphore.enter(workOwner).then((leave) => {
        this.begun.push(name);
        this.ends.push(leave);
      });
    }
  }

  async endFirst(): Promise<void> {
    this.ends.shift()?.();
    await nextTurn();
    await nextTurn();
  }
}

/** Lets promises go on, without another turn of the event loop. */
const tick = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve));

const batchOf = (accountSid: string): WorkOwner => ({ accountSid, isBatch: true });
const singleOf = (accountSid: string): WorkOwner => ({ accountSid, isBatch: false });

test('while connections are free all waves begin; while half are in use only a few of batches do', async () => {
  const connections = new Given();
  const waves = new Waves(new WaveSemaphore(connections, new ShutdownGate()));
  waves.ask('A', batchOf('A'), 40);
  // Eight at first: their statements have no connections yet.
  await tick();
  expect(waves.begun).toHaveLength(8);
  for (let tick = 0; tick < 5; tick += 1) await nextTurn();
  expect(waves.begun).toHaveLength(40);

  connections.use(8);
  waves.ask('A', batchOf('A'), 10);
  await nextTurn();
  expect(waves.begun).toHaveLength(40);
  connections.use(7);
  for (let tick = 0; tick < 12; tick += 1) await nextTurn();
  expect(waves.begun).toHaveLength(50);
});

test('with no connection free batches and single runs go on, in turns between accounts, single runs first', async () => {
  const connections = new Given();
  connections.use(16);
  const waves = new Waves(new WaveSemaphore(connections, new ShutdownGate()));
  waves.ask('batch of A', batchOf('A'), 10);
  waves.ask('batch of B', batchOf('B'), 2);
  waves.ask('single of A', singleOf('A'), 10);
  waves.ask('single of B', singleOf('B'), 1);
  await nextTurn();
  await nextTurn();
  const first = [...Array<string>(4).fill('batch of A'), ...Array<string>(4).fill('single of A')];
  expect(waves.begun).toEqual(first);
  for (let ended = 0; ended < 8; ended += 1) await waves.endFirst();
  expect(waves.begun.slice(8)).toEqual([
    ...['batch of A', 'batch of B', 'batch of A', 'batch of B'],
    ...['single of A', 'single of B', 'single of A', 'single of A'],
  ]);
});

test('a single run begins while a connection is free, before any batch that waits', async () => {
  const connections = new Given();
  connections.use(12);
  const waves = new Waves(new WaveSemaphore(connections, new ShutdownGate()));
  waves.ask('batch of A', batchOf('A'), 10);
  await nextTurn();
  waves.ask('single of A', singleOf('A'), 6);
  waves.ask('single of B', singleOf('B'), 1);
  await tick();
  expect(waves.begun).toEqual([...Array<string>(4).fill('batch of A'), ...Array<string>(4).fill('single of A')]);
  connections.use(15);
  await nextTurn();
  expect(waves.begun.slice(8)).toEqual(['single of A']);
  connections.use(0);
  await nextTurn();
  await nextTurn();
  expect(waves.begun.slice(9, 11)).toEqual(['single of B', 'single of A']);
});
