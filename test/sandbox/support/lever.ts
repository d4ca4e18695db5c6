import type { Sandbox } from '../../../src/sandbox/index.js';

/** A request to `/_sandbox`; a body is sent as JSON. */
export async function lever(sandbox: Sandbox, method: string, path: string, body?: object, headers = {}) {
  const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
  const response = await fetch(`${sandbox.url}/_sandbox/${path}`, init);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
