import { setTimeout as delay } from 'node:timers/promises';
import type { Fleet } from '../../chaos/support/fleet.js';
import type { SandboxProcess } from '../../chaos/support/sandbox-process.js';

/** What goes wrong with Trust Hub, in turns; `count: 0` is without end. */
const FAULTS: readonly Readonly<Record<string, unknown>>[] = [
  { effect: 'throttle', probability: 0.1, count: 0, retryAfterSeconds: 0.2 },
  { effect: 'status', status: 503, probability: 0.1, count: 0 },
  { effect: 'drop', method: 'POST', afterCommit: true, probability: 0.05, count: 0 },
  { effect: 'drop', probability: 0.05, count: 0 },
  { effect: 'latency', latencyMs: 300, probability: 0.3, count: 0 },
];
/** Parts of the time at which a server is killed: the first, the other, the first again. What follows shows the memory. */
const KILLS = [0.15, 0.3, 0.45] as const;
const BACK_AFTER_MS = 1_500;

/** Makes things go wrong for a while, evenly: a fault, a while of peace, the next; and kills servers. @returns the kills */
export async function mishaps(fleet: Fleet, sandbox: SandboxProcess, seconds: number): Promise<number> {
  const begun = performance.now();
  const until = (part: number): Promise<void> =>
    delay(Math.max(0, part * seconds * 1_000 - (performance.now() - begun)));
  const faulty = async (): Promise<void> => {
    const rounds = Math.max(1, Math.round(seconds / 100)) * FAULTS.length;
    for (let round = 0; round < rounds; round += 1) {
      await until(round / rounds);
      await sandbox.fault(FAULTS[round % FAULTS.length] ?? {});
      await until((round + 0.6) / rounds);
      await sandbox.clearFaults();
    }
  };
  const killing = async (): Promise<void> => {
    for (const part of KILLS) {
      await until(part);
      await fleet.kill(1);
      await delay(BACK_AFTER_MS);
      await fleet.start();
    }
  };
  await Promise.all([faulty(), killing()]);
  await until(1);
  return KILLS.length;
}
