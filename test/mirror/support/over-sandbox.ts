import pg from 'pg';
import { onTestFinished } from 'vitest';
import { startSandbox, type Sandbox } from '../../../src/sandbox/index.js';
import { createPreparedDatabase } from '../../support/database.js';
import { startAppOver, type ServerOverHttp } from '../../support/start-app.js';
import { MIRRORED } from './mirrored.js';

/** A sandbox that is changed from outside, as others change an account at Twilio. */
export async function openSandbox(): Promise<Sandbox> {
  const sandbox = await startSandbox({});
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** A server that mirrors the sandbox. */
export async function mirrorOf(sandbox: Sandbox, environment: Record<string, string> = {}): Promise<ServerOverHttp> {
  const server = await startAppOver(sandbox, { ...MIRRORED, ...environment });
  onTestFinished(() => server.close());
  return server;
}

/** A request to the sandbox that does not come from the server. */
export async function fromOutside(
  sandbox: Sandbox,
  method: 'POST' | 'DELETE',
  path: string,
  form: Readonly<Record<string, string>> = {},
): Promise<void> {
  const login = Buffer.from(`${sandbox.accountSid}:${sandbox.authToken}`).toString('base64');
  const body = method === 'POST' ? { body: new URLSearchParams(form) } : {};
  const response = await fetch(`${sandbox.url}${path}`, {
    method,
    headers: { authorization: `Basic ${login}` },
    ...body,
  });
  if (!response.ok) throw new Error(`The sandbox answered ${response.status}: ${await response.text()}`);
}

/** A database of the test's own, and the rows of a statement there. */
export async function openDatabase() {
  const url = await createPreparedDatabase();
  const pool = new pg.Pool({ connectionString: url });
  onTestFinished(() => pool.end());
  const rows = async <Row extends pg.QueryResultRow>(text: string): Promise<readonly Row[]> =>
    (await pool.query<Row>(text)).rows;
  return { url, rows };
}
