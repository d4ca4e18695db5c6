import { voiceIntegrityInput } from './onboarding-input.js';
import { Stage } from './processes.js';
import { machine, median } from './tables.js';

const LATENCY_MS = 50;
const RUNS = 20;
/** The first run of a process waits for the queue to be discovered, and for the compiler. */
const WARM_UP = 3;

/**
 * The time from the mutation to the answered submission of the profile, against its waves of upstream calls: the built server
 * as it is shipped, with the sandbox in a process of its own.
 */
export async function bench(): Promise<void> {
  const before = machine();
  const stage = await Stage.start(LATENCY_MS, {});
  try {
    const numbers = await numbersOf(stage);
    for (let run = 0; run < WARM_UP; run += 1) await onboard(stage, run, numbers[run]!);
    const times: number[] = [];
    let waves = 0;
    const used = await stage.usage();
    for (let run = WARM_UP; run < RUNS + WARM_UP; run += 1) {
      const started = performance.timeOrigin + performance.now();
      const { steps } = await onboard(stage, run, numbers[run]!);
      const submitted = steps.find((step) => step.key === 'submit-customer-profile');
      times.push(Date.parse(submitted!.finishedAt) - started);
      waves = wavesBefore(steps, 'submit-customer-profile');
    }
    const now = await stage.usage();
    const each = (seconds: number): string => `${((seconds / RUNS) * 1_000).toFixed(0)} ms`;
    times.sort((left, right) => left - right);
    const bound = waves * LATENCY_MS;
    console.log(
      `${before}. ${waves} waves x ${LATENCY_MS} ms = ${bound} ms; profile submitted after (median of ${RUNS}) ` +
        `${median(times).toFixed(0)} ms = ${(median(times) / bound).toFixed(2)} x, best ${times[0]!.toFixed(0)}, worst ${times.at(-1)!.toFixed(0)}. ` +
        `Processor time of a run: ${each(now.cpuSeconds - used.cpuSeconds)}, and ${each(now.databaseCpuSeconds - used.databaseCpuSeconds)} of PostgreSQL.`,
    );
  } finally {
    await stage.stop();
  }
}

interface StepAnswer {
  readonly key: string;
  readonly dependsOn: readonly string[];
  readonly finishedAt: string;
}

/** How many steps stand one behind another, up to and with this one. */
function wavesBefore(steps: readonly StepAnswer[], key: string): number {
  const step = steps.find((candidate) => candidate.key === key)!;
  return 1 + Math.max(0, ...step.dependsOn.map((before) => wavesBefore(steps, before)));
}

async function numbersOf(stage: Stage): Promise<readonly string[]> {
  const data = await stage.ask<{ incomingPhoneNumbers: { nodes: { sid: string }[] } }>(
    '{ incomingPhoneNumbers(first: 100) { nodes { sid } } }',
  );
  return data.incomingPhoneNumbers.nodes.map((node) => node.sid);
}

async function onboard(stage: Stage, run: number, number: string): Promise<{ steps: readonly StepAnswer[] }> {
  const query = `mutation ($input: OnboardVoiceIntegrityInput!) { onboardVoiceIntegrity(input: $input) {
    onboarding { steps { key dependsOn finishedAt } } userErrors { message } } }`;
  const input = voiceIntegrityInput(`bench-${run}`, [number]);
  const { onboardVoiceIntegrity } = await stage.ask<{
    onboardVoiceIntegrity: { onboarding: { steps: readonly StepAnswer[] } };
  }>(query, { input });
  return onboardVoiceIntegrity.onboarding;
}
