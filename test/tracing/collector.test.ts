import { setTimeout as delay } from 'node:timers/promises';
import { trace } from '@opentelemetry/api';
import { afterEach, describe, expect, test } from 'vitest';
import { freePort } from '../support/server-process.js';
import { startOtlpReceiver } from '../support/otlp-receiver.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

async function eventually(what: () => boolean): Promise<void> {
  for (let waited = 0; !what(); waited += 50) {
    if (waited > 15_000) throw new Error('It did not happen in time.');
    await delay(50);
  }
}

describe('without a collector', () => {
  let app: TestApp | undefined;
  afterEach(async () => {
    await app?.close();
    app = undefined;
  });
  const QUERY = 'query Types { customerProfiles(first: 1) { nodes { sid } } }';
  const ask = async (times: number) => {
    for (let n = 0; n < times; n += 1) await app!.data(QUERY);
  };
  const told = () => app!.logLines.filter((line) => line.includes('OpenTelemetry'));

  test('none is set: no spans', async () => {
    app = await startTestApp();
    await ask(1);
    expect(trace.getTracer('test').startSpan('any').isRecording()).toBe(false);
  });

  test('it is down: operations go on, it is logged once, and the stop is not delayed', async () => {
    app = await startTestApp({ OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${await freePort()}` });
    await ask(20);
    await eventually(() => told().length > 0);
    await ask(20);
    expect(told()).toHaveLength(1);
    expect(told()[0]).toContain('ECONNREFUSED');
    const begun = performance.now();
    await app.close();
    expect(performance.now() - begun).toBeLessThan(5_000);
    app = undefined;
  });

  test('it takes connections and answers nothing, or refuses: likewise; and its return is logged', async () => {
    const receiver = await startOtlpReceiver();
    receiver.answer(400);
    app = await startTestApp({ OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url });
    await ask(20);
    await eventually(() => receiver.bodies.length === 1);
    await ask(20);
    await eventually(() => receiver.bodies.length === 2);
    receiver.answer(200);
    await ask(20);
    await eventually(() => told().length > 1);
    expect(told()).toHaveLength(2);
    expect(told()[1]).toContain('again');
    receiver.answer('silence');
    await ask(20);
    const begun = performance.now();
    await app.close();
    expect(performance.now() - begun).toBeLessThan(5_000);
    app = undefined;
    await receiver.close();
  });
});
