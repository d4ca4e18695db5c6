import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { createClient, type Client } from 'graphql-ws';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createTestDatabase } from '../../support/database.js';
import { cancel, numberDispenser, onboard, voiceIntegrityInput } from '../../support/onboarding.js';
import { startTestApp, type TestApp } from '../../support/start-app.js';

const SOCKETS = 2;
const ON_EACH = 50;
/** How a run is read for whoever follows it. */
const READ = 'r.account_sid = $1 and r.run_id = $2';

/** Counts, between the server and its database, how often a text is sent. */
async function startCounter(databaseUrl: string, text: string) {
  const url = new URL(databaseUrl);
  const path = `${url.searchParams.get('host')}/.s.PGSQL.${url.searchParams.get('port') ?? '5432'}`;
  const counter = { count: 0 };
  const server = createServer((client) => {
    let rest = '';
    const database = connect(path);
    client.on('data', (chunk) => {
      const parts = (rest + chunk.toString('latin1')).split(text);
      counter.count += parts.length - 1;
      rest = parts.at(-1)?.slice(1 - text.length) ?? '';
    });
    client.pipe(database).pipe(client);
    for (const end of [client, database]) end.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  url.searchParams.delete('host');
  return Object.assign(counter, { url: url.toString(), close: () => server.close() });
}

let app: TestApp;
let reads: Awaited<ReturnType<typeof startCounter>>;
const clients: Client[] = [];
beforeAll(async () => {
  reads = await startCounter(await createTestDatabase(), READ);
  app = await startTestApp({ DATABASE_URL: reads.url, SANDBOX_REVIEW_DELAY_MS: '3600000' });
});
afterAll(async () => {
  for (const client of clients) await client.dispose();
  await app.close();
  reads.close();
});

function connectClient(): Client {
  const client = createClient({
    url: app.graphqlUrl.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  });
  clients.push(client);
  return client;
}

interface Followed {
  readonly data?: { readonly onboardingUpdated: { readonly status: string } } | null;
}

test('a change of a run is read once for all its followers and sent to each', async () => {
  const [number] = await numberDispenser(app)(1);
  const { onboarding } = await onboard(app, voiceIntegrityInput([number ?? '']));
  const id = onboarding?.id ?? '';
  const query = 'subscription ($id: ID!) { onboardingUpdated(id: $id) { status } }';
  const followers: AsyncIterator<Followed, void>[] = Array.from({ length: SOCKETS }, connectClient).flatMap((client) =>
    Array.from({ length: ON_EACH }, () =>
      client.iterate<{ onboardingUpdated: { status: string } }>({ query, variables: { id } }),
    ),
  );
  const first = await Promise.all(followers.map((follower) => follower.next()));
  expect(new Set(first.map(({ value }) => JSON.stringify(value?.data))).size).toBe(1);

  const before = reads.count;
  await cancel(app, id);
  const last = await Promise.all(
    followers.map(async (follower) => {
      let status: string | undefined;
      for (;;) {
        const event = await follower.next();
        if (event.done === true) return status;
        status = event.value.data?.onboardingUpdated.status;
      }
    }),
  );
  expect(new Set(last)).toEqual(new Set(['CANCELLED']));
  // The mutation reads the run before and after. It is announced when it is being cancelled, and when it has been.
  expect(reads.count - before).toBeGreaterThan(0);
  expect(reads.count - before).toBeLessThan(10);
});

test('a later follower is sent the run as it is at that moment, not as it was last read for others', async () => {
  const [number] = (await numberDispenser(app)(2)).slice(1);
  const { onboarding } = await onboard(app, voiceIntegrityInput([number ?? '']));
  const variables = { id: onboarding?.id ?? '' };
  const query = 'subscription ($id: ID!) { onboardingUpdated(id: $id) { status } }';
  const client = connectClient();
  const early = client.iterate({ query, variables });
  await early.next();
  const before = reads.count;
  const late = await client.iterate({ query, variables }).next();
  expect(late.value).toMatchObject({ data: { onboardingUpdated: { status: 'WAITING_FOR_REVIEW' } } });
  expect(reads.count - before).toBeGreaterThanOrEqual(2); // That it exists, and as it is.
});
