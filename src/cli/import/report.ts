import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { stringify } from 'csv-stringify';

/** What became of a row. */
export type RowOutcome = 'imported' | 'valid' | 'invalid' | 'refused' | 'not sent';

export interface ReportRow {
  /** Its line in the file, the header being line 1. */
  readonly row: number;
  readonly idempotencyKey: string;
  readonly outcome: RowOutcome;
  readonly message: string;
}

/**
 * Writes the result file: CSV with the columns row, idempotencyKey, outcome and message.
 * @throws what the file system throws
 */
export async function writeReport(file: string, rows: readonly ReportRow[]): Promise<void> {
  const output = createWriteStream(file);
  // Cells that a spreadsheet would take for formulas are written as text.
  const lines = stringify({
    header: true,
    columns: ['row', 'idempotencyKey', 'outcome', 'message'],
    escape_formulas: true,
  });
  lines.pipe(output);
  for (const row of rows) if (!lines.write(row)) await once(lines, 'drain');
  lines.end();
  await once(output, 'close');
}
