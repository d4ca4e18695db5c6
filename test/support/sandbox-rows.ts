import type { SandboxControl } from '../../src/sandbox/index.js';

/** What stands in a bundle, beside itself. */
const LINKS = ['bundleSid', 'objectSid', 'channelEndpointSid'] as const;

/** Everything that a sandbox holds, one text for each row: its table, its SID, and for what is on a bundle what and where. */
export function rowsOf(sandbox: SandboxControl): readonly string[] {
  const lines = sandbox.snapshot().toString('utf8').trim().split('\n');
  return lines.flatMap((line) => {
    const { put = [] } = JSON.parse(line) as {
      put?: readonly (readonly [string, Readonly<Record<string, unknown>>])[];
    };
    return put.map(([table, row]) => [table, row['sid'], ...LINKS.flatMap((link) => row[link] ?? [])].join(' '));
  });
}

/** What is there now and was not there before, and what is gone. */
export function difference(
  before: readonly string[],
  now: readonly string[],
): { readonly added: readonly string[]; readonly gone: readonly string[] } {
  return {
    added: now.filter((row) => !before.includes(row)),
    gone: before.filter((row) => !now.includes(row)),
  };
}
