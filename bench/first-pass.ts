import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { orderSandbox, Stage } from './processes.js';
import { machine, printTable, whole } from './tables.js';

const LATENCY_MS = 50;
const CONCURRENCY = 10;
const SECONDARY = 'RNdfbf3fae0e1107f8aded0e7cead80bf5';
const VOICE_INTEGRITY = 'RN5b3660f9598883b1df4e77f77acefba0';
/** So many customers are planted with one request. */
const PLANTED_AT_ONCE = 100;

/**
 * How long the mirror takes to read an account for the first time, in the built server with a budget of calls that does not
 * bind: against its requests one after another, as many at once as the account may have under way.
 */
export async function bench(): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(3).filter((arg) => arg !== '--'),
    options: { customers: { type: 'string', default: '400' } },
  });
  const customers = Number(values.customers);
  const before = machine();
  const settings = {
    ACCOUNT_CONCURRENCY: String(CONCURRENCY),
    MIRROR_CALLS_PER_MINUTE: '60000',
    MIRROR_SWEEP_SECONDS: '3600',
  };
  const stage = await Stage.start(LATENCY_MS, settings, (url) => plant(url, customers));
  try {
    await untilRead(stage);
    const journal = await stage.journal();
    // The check at the start, of the credentials and the primary profile, reads no end users.
    const began = Math.min(...journal.flatMap(({ at, path }) => (path === '/v1/EndUsers' ? Date.parse(at) : [])));
    const ended = Math.max(...journal.map(({ at, durationMs }) => Date.parse(at) + durationMs));
    const [seconds, ideal] = [(ended - began) / 1_000, (journal.length * LATENCY_MS) / CONCURRENCY / 1_000];
    const { rssMb } = await stage.usage();
    console.log(`${before}. ${LATENCY_MS} ms a request, ACCOUNT_CONCURRENCY=${CONCURRENCY}.`);
    printTable(
      `A first pass over ${whole(customers)} customers with a product and a number each`,
      ['what', 'figure'],
      [
        ['requests', whole(journal.length)],
        ['from the first to the last, s', seconds.toFixed(1)],
        ['requests x latency / concurrency, s', ideal.toFixed(1)],
        ['times that', (seconds / ideal).toFixed(2)],
        ['memory of the server, MB', rssMb.toFixed(0)],
      ],
    );
  } finally {
    await stage.stop();
  }
}

async function plant(url: string, customers: number): Promise<void> {
  for (let at = 0; at < customers; at += PLANTED_AT_ONCE) {
    const count = Math.min(PLANTED_AT_ONCE, customers - at);
    const { sids: numbers } = await orderSandbox<{ sids: readonly string[] }>(url, 'POST', 'numbers', { count });
    const bundle = (ref: string, policySid: string, entities: readonly string[], number: string) => ({
      ...{ ref, friendlyName: `Customer ${at} ${ref}`, email: 'desk@acme.example', policySid },
      ...{ entities, numbers: [number], status: 'twilio-approved' },
    });
    await orderSandbox(url, 'POST', 'seed', {
      customerProfiles: numbers.map((number, n) => bundle(`profile-${n}`, SECONDARY, ['$primary'], number)),
      trustProducts: numbers.map((number, n) => bundle(`product-${n}`, VOICE_INTEGRITY, [`$profile-${n}`], number)),
    });
  }
}

async function untilRead(stage: Stage): Promise<void> {
  const query = '{ account { mirror { state } } }';
  for (;;) {
    const { account } = await stage.ask<{ account: { mirror: { state: string } } }>(query);
    if (account.mirror.state !== 'FIRST_PASS') return;
    await delay(200);
  }
}
