import { afterEach, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { greeting } from '../../src/server/greeting.js';
import { startAppOver, type ServerOverHttp, type Upstream } from '../support/start-app.js';

const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

async function sandbox(): Promise<Sandbox> {
  const started = await startSandbox({ port: 0 });
  open.push(started);
  return started;
}

/** A server that checks its credentials, after the first check. */
async function start(upstream: Upstream): Promise<ServerOverHttp> {
  const server = await startAppOver(upstream, {}, { checkCredentials: true });
  open.push(server);
  await server.app.upstream?.first;
  return server;
}

async function readiness({ app }: ServerOverHttp): Promise<{ readonly http: number; readonly body: unknown }> {
  const response = await fetch(`${app.url}/readyz`);
  return { http: response.status, body: await response.json() };
}

const greetingOf = ({ app }: ServerOverHttp) => greeting({ ...app, sandbox: false, locked: true });

it('is not ready with credentials that Twilio refuses, and says so in the log and in the greeting', async () => {
  const { url, accountSid } = await sandbox();
  const server = await start({ url, accountSid, authToken: 'not-the-token' });
  expect(await readiness(server)).toMatchObject({
    http: 503,
    body: { status: 'waiting for valid Twilio credentials', twilio: 'refused' },
  });
  expect(await greetingOf(server)).toContain('Twilio refuses the credentials. Compare TWILIO_ACCOUNT_SID');
  expect(server.logLines.filter((line) => line.includes('Twilio refuses the credentials'))).toHaveLength(1);
  expect(server.logLines.join()).not.toContain('not-the-token');
});

it('is ready with credentials that Twilio accepts, and greets with a query that reaches Twilio', async () => {
  const upstream = await sandbox();
  const server = await start(upstream);
  expect(await readiness(server)).toEqual({ http: 200, body: { status: 'ready', twilio: 'accepted' } });
  const text = await greetingOf(server);
  expect(text).toContain('accepts the credentials');
  const query = JSON.parse(/<<'END'\n([\s\S]*?)\nEND/.exec(text)?.[1] ?? '') as { query: string };
  expect(query.query).toBe('{ primaryCustomerProfile { sid friendlyName status } }');
});

it('stays ready while Twilio cannot be reached', async () => {
  const upstream = await sandbox();
  const { url, accountSid, authToken } = upstream;
  await upstream.close();
  open.splice(0);
  const server = await start({ url, accountSid, authToken });
  expect(await readiness(server)).toMatchObject({ http: 200, body: { status: 'ready', twilio: 'unreachable' } });
});
