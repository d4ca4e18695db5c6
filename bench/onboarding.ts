import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { startApp } from '../src/app.js';
import { readConfig } from '../src/config.js';
import { ask } from './ask.js';
import { voiceIntegrityInput } from './onboarding-input.js';

const LATENCY_MS = 50;
const RUNS = 10;

/** The time from the mutation to the answered submission of the profile, against its waves of upstream calls. */
export async function bench(): Promise<void> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'trusthub-bench-'));
  const config = readConfig({
    PORT: '0',
    DATA_DIR: dataDir,
    SANDBOX_LATENCY_MS: String(LATENCY_MS),
    SANDBOX_REVIEW_DELAY_MS: '600000',
  });
  const app = await startApp(config, { log: pino({ level: 'silent' }) });
  try {
    const numbers = await numbersOf(app.graphqlUrl);
    // Two to warm up: the first run of a process waits for the queue to be discovered, and for the compiler.
    for (let run = 0; run < 2; run += 1) await onboard(app.graphqlUrl, run, numbers[run]!);
    const times: number[] = [];
    let waves = 0;
    for (let run = 2; run < RUNS + 2; run += 1) {
      const before = app.sandbox!.control.journal().at(-1)?.index ?? 0;
      const started = performance.timeOrigin + performance.now();
      const answer = await onboard(app.graphqlUrl, run, numbers[run]!);
      const submitted = answer.steps.find((step) => step.key === 'submit-customer-profile');
      times.push(Date.parse(submitted!.finishedAt) - started);
      waves = wavesBefore(answer.steps, 'submit-customer-profile');
      if (run === 2)
        console.log(`upstream calls: ${app.sandbox!.control.journal().filter(({ index }) => index > before).length}`);
    }
    times.sort((left, right) => left - right);
    const bound = waves * LATENCY_MS;
    const median = times[Math.floor(times.length / 2)]!;
    console.log(
      `${waves} waves x ${LATENCY_MS} ms = ${bound} ms; profile submitted after (median of ${RUNS}) ` +
        `${median.toFixed(0)} ms = ${(median / bound).toFixed(2)} x, best ${times[0]!.toFixed(0)}, worst ${times.at(-1)!.toFixed(0)}`,
    );
  } finally {
    await app.close();
    rmSync(dataDir, { recursive: true, force: true });
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

async function numbersOf(url: string): Promise<readonly string[]> {
  const data = await ask<{ incomingPhoneNumbers: { nodes: { sid: string }[] } }>(
    url,
    '{ incomingPhoneNumbers(first: 100) { nodes { sid } } }',
  );
  return data.incomingPhoneNumbers.nodes.map((node) => node.sid);
}

async function onboard(url: string, run: number, number: string): Promise<{ steps: readonly StepAnswer[] }> {
  const query = `mutation ($input: OnboardVoiceIntegrityInput!) { onboardVoiceIntegrity(input: $input) {
    onboarding { steps { key dependsOn finishedAt } } userErrors { message } } }`;
  const input = voiceIntegrityInput(`bench-${run}`, [number]);
  const { onboardVoiceIntegrity } = await ask<{
    onboardVoiceIntegrity: { onboarding: { steps: readonly StepAnswer[] } };
  }>(url, query, { input });
  return onboardVoiceIntegrity.onboarding;
}
