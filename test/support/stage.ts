import { Stage } from '../sandbox/contract/stage.js';
import { rawFor } from '../sandbox/support/harness.js';
import { clientFor } from '../sandbox/support/twilio-client.js';
import type { TestApp } from './start-app.js';

/** Short ways to bring things about in the sandbox of a server, past the server. */
export function stageIn({ app: { sandbox } }: TestApp): Stage {
  if (sandbox === undefined) throw new Error('The stage is set in a sandbox.');
  const client = clientFor(sandbox.url, sandbox.accountSid, sandbox.authToken);
  return new Stage({ sandbox, client, raw: rawFor(sandbox) });
}
