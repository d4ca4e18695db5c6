import type { SandboxControl } from '../../src/sandbox/index.js';

/** What stands in a bundle, beside itself. */
const LINKS = ['bundleSid', 'objectSid', 'channelEndpointSid'] as const;

type Row = Readonly<Record<string, unknown>>;

/** Everything that a sandbox holds, one text for each row: its table, its SID, and for what is on a bundle what and where. */
export function rowsOf(sandbox: SandboxControl): readonly string[] {
  return tableRows(sandbox).map(([table, row]) => textOf(table, row));
}

/** The accounts that rows belong to, each row's; the rows as {@link rowsOf} tells them. */
export function ownersOf(sandbox: SandboxControl, rows: readonly string[]): readonly unknown[] {
  const owners = new Map(tableRows(sandbox).map(([table, row]) => [textOf(table, row), row['accountSid']]));
  return rows.map((row) => owners.get(row));
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

function tableRows(sandbox: SandboxControl): readonly (readonly [table: string, row: Row])[] {
  const lines = sandbox.snapshot().toString('utf8').trim().split('\n');
  return lines.flatMap((line) => (JSON.parse(line) as { put?: readonly (readonly [string, Row])[] }).put ?? []);
}

const textOf = (table: string, row: Row): string =>
  [table, row['sid'], ...LINKS.flatMap((link) => row[link] ?? [])].join(' ');
