import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { stringify } from 'csv-stringify';
import { REPORT, type ReportRow } from '../../import/report.js';

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
