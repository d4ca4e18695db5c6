import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ControllableClock, startSandbox } from '../../../src/sandbox/index.js';
import type { Sandbox, SandboxOptions } from '../../../src/sandbox/index.js';
import { clientFor } from './twilio-client.js';

/** When every test begins. */
export const START = '2026-01-01T00:00:00Z';

/** A raw answer. */
export interface Raw {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly text: string;
  readonly headers: Headers;
}

/** A sandbox with a clock that stands still, closed when the test ends. */
export async function open(options: SandboxOptions = {}) {
  const sandbox = await startSandbox({ clock: new ControllableClock(START), ...options });
  onTestFinished(() => sandbox.close().catch(() => undefined));
  return { sandbox, client: clientFor(sandbox.url, sandbox.accountSid, sandbox.authToken), raw: rawFor(sandbox) };
}

/** A folder for a sandbox's data, removed when the test ends. */
export function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'sandbox-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** Requests without the official client. `form` makes it a POST. */
export function rawFor(sandbox: Sandbox, user = sandbox.accountSid, password = sandbox.authToken) {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  return async (path: string, form?: Record<string, string>, init: RequestInit = {}): Promise<Raw> => {
    const response = await fetch(sandbox.url + path, {
      headers: { authorization, 'content-type': 'application/x-www-form-urlencoded' },
      ...(form && { method: 'POST', body: new URLSearchParams(form).toString() }),
      ...init,
    });
    const text = await response.text();
    const body = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
    return { status: response.status, body, text, headers: response.headers };
  };
}

/** What a call is refused with, as `status/code message`. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    const { status, code, message } = error as { status: number; code: number; message: string };
    return `${status}/${code} ${message}`;
  }
  return 'not refused';
}
