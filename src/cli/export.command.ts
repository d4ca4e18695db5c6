import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ClientError } from './graphql-client.js';
import { clientOf, type ServerOptions } from './server-options.js';
import { act, EXIT } from './terminal.js';

/** What can be exported. */
export const EXPORTED = ['customers', 'numbers'] as const;
export type Exported = (typeof EXPORTED)[number];

export interface ExportOptions extends ServerOptions {
  readonly output?: string;
}

/** Writes all customers or numbers of the account, one JSON object in each line. */
export function runExport(what: Exported, options: ExportOptions): Promise<void> {
  return act(async (signal) => {
    const lines = Readable.fromWeb(await clientOf(options).export(`${what}.ndjson`, signal));
    try {
      if (options.output === undefined) await pipeline(lines, process.stdout, { end: false });
      else await pipeline(lines, createWriteStream(options.output));
    } catch (error) {
      if (error instanceof TypeError) throw new ClientError('The export was cut off before its end: try again.');
      throw error;
    }
    return EXIT.DONE;
  });
}
