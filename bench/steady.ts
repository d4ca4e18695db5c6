import autocannon from 'autocannon';
import { Stage } from './processes.js';
import { processorSeconds } from './processor.js';
import { furnish, QUERY, UNLIMITED } from './reference.js';
import { machine, printTable, whole } from './tables.js';

/*
 * The reference query over a minute, during which everything that it reads is out of date twenty times: whether callers
 * notice when that happens.
 */

const SECONDS = 60;
const CONNECTIONS = 16;
const LATENCIES_MS = [0, 50, 200];

export async function bench(): Promise<void> {
  console.log(`${machine()}. ${CONNECTIONS} connections.`);
  const rows: string[][] = [];
  for (const latencyMs of LATENCIES_MS) rows.push(await measure(latencyMs));
  const columns = ['Twilio answers after', 'queries a second', 'processor time per query', 'p50', 'p99', 'x p50'];
  printTable('The reference query, repeated for a minute', columns, rows);
}

async function measure(latencyMs: number): Promise<string[]> {
  const stage = await Stage.start(latencyMs, UNLIMITED);
  try {
    await furnish(stage);
    const load = (duration: number) =>
      autocannon({
        ...{ url: `${stage.serverUrl}/graphql`, connections: CONNECTIONS, duration, method: 'POST' },
        headers: { 'content-type': 'application/json', ...stage.headers },
        body: JSON.stringify({ query: QUERY }),
      });
    await load(5); // For the compiler.
    const before = processorSeconds(stage.serverPid);
    const { requests, latency, non2xx } = await load(SECONDS);
    if (non2xx > 0) throw new Error(`${non2xx} requests were refused.`);
    const each = ((processorSeconds(stage.serverPid) - before) * 1e6) / requests.total;
    const { p50, p99 } = latency;
    return [
      `${latencyMs} ms`,
      whole(requests.total / SECONDS),
      `${whole(each)} us`,
      `${whole(p50)} ms`,
      `${whole(p99)} ms`,
      (p99 / Math.max(1, p50)).toFixed(1),
    ];
  } finally {
    await stage.stop();
  }
}
