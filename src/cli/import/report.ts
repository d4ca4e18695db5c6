import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { stringify } from 'csv-stringify';
import { REPORT, type ReportRow } from '../../import/report.js';
import { ClientError } from '../graphql-client.js';

/**
 * Makes sure that the result file can be written; one of an earlier import stays as it is.
 * @throws ClientError where its folder is not there, else what the file system throws
 */
export async function prepareReport(file: string): Promise<void> {
  const opened = await open(file, 'a').catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new ClientError(`There is no folder for the result file ${file}.`) : error;
  });
  await opened.close();
}

/**
 * Writes the result file: CSV with the columns row, idempotencyKey, outcome and message.
 * @throws what the file system throws
 */
export async function writeReport(file: string, rows: readonly ReportRow[]): Promise<void> {
  const output = createWriteStream(file);
  const lines = stringify(REPORT);
  lines.pipe(output);
  for (const row of rows) if (!lines.write(row)) await once(lines, 'drain');
  lines.end();
  await once(output, 'close');
}
