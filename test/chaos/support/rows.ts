/** A row of the sandbox with its table; the fields are those that a check looks at. */
export interface SandboxRow {
  readonly table: string;
  readonly row: {
    readonly sid: string;
    readonly friendlyName?: string | null;
    readonly kind?: string;
    readonly type?: string;
    readonly status?: string;
    readonly bundleSid?: string;
    readonly objectSid?: string;
    readonly channelEndpointSid?: string;
    readonly copyOf?: string;
    readonly attributes?: Readonly<Record<string, unknown>>;
  };
}

/** The rows in a sandbox's snapshot. */
export function parseSnapshot(text: string): readonly SandboxRow[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('{"n":') && line.includes('"put"'))
    .flatMap((line) => (JSON.parse(line) as { put: readonly (readonly [string, SandboxRow['row']])[] }).put)
    .map(([table, row]) => ({ table, row }));
}
