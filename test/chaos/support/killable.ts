import { onTestFinished } from 'vitest';
import { startSandbox, type Sandbox } from '../../../src/sandbox/index.js';
import { freePort, ServerProcess } from '../../support/server-process.js';

const KEY = 'a-key-for-these-tests';

/** A sandbox that ends with its test. */
export async function sandboxOf(options: Parameters<typeof startSandbox>[0]): Promise<Sandbox> {
  const sandbox = await startSandbox(options);
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** A server as its own process over it, ready; it ends with its test. */
export async function server(sandbox: Sandbox, environment: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const process = new ServerProcess(
    await freePort(),
    {
      UPSTREAM_TIMEOUT_MS: '1000',
      TWILIO_ACCOUNT_SID: sandbox.accountSid,
      TWILIO_AUTH_TOKEN: sandbox.authToken,
      TWILIO_BASE_URL: sandbox.url,
      API_KEYS: KEY,
      REVIEW_POLL_SECONDS: '0.3',
      ...environment,
    },
    { authorization: `Bearer ${KEY}` },
  );
  onTestFinished(async () => void (await process.kill('SIGTERM')));
  await process.start();
  return process;
}

/** How many answers were held back until now. */
export const hung = (sandbox: Sandbox): number =>
  sandbox.control.journal().filter((entry) => entry.fault?.startsWith('hang')).length;
