import { Counter, Gauge, type Registry } from 'prom-client';
import type { Mirror } from '../mirror/mirror.js';

/** Measures the mirror at each reading. Where there is none, its metrics have no values. */
export function measureMirror(registers: Registry[], mirror: Pick<Mirror, 'figures'>): void {
  // One reading of all of them for each scrape.
  let reading: ReturnType<Mirror['figures']> | undefined;
  const figures = () =>
    (reading ??= mirror
      .figures()
      // Without its database the server still reports its other metrics.
      .catch(() => undefined)
      .finally(() => (reading = undefined)));
  new Gauge({
    name: 'mirror_rows',
    help: 'Rows of the mirror: things and assignments of all accounts; tombstones are of what was deleted at Twilio.',
    labelNames: ['state'],
    registers,
    async collect() {
      const found = await figures();
      if (found === undefined) return this.reset();
      this.set({ state: 'live' }, found.rows - found.tombstones);
      this.set({ state: 'tombstone' }, found.tombstones);
    },
  });
  new Gauge({
    name: 'mirror_age_seconds',
    help: 'Seconds since the oldest read that answers from the mirror rest on began, over all accounts that are in use.',
    registers,
    async collect() {
      const found = await figures();
      if (found?.ageSeconds == null) this.remove();
      else this.set(found.ageSeconds);
    },
  });
  new Gauge({
    name: 'mirror_drift',
    help: 'What others have changed at Twilio, in all accounts, as it was noticed within the last day.',
    registers,
    async collect() {
      const found = await figures();
      if (found === undefined) this.remove();
      else this.set(found.drift);
    },
  });
  const counts = [
    ['mirror_calls_total', "Twilio requests that this process has made for the mirror's sake.", 'calls'],
    ['mirror_tombstones_total', 'Tombstones that this process has made: Twilio answered 404.', 'buried'],
  ] as const;
  for (const [name, help, figure] of counts) {
    new Counter({
      name,
      help,
      registers,
      async collect() {
        const found = await figures();
        this.reset();
        this.inc(found?.[figure] ?? 0);
      },
    });
  }
}
