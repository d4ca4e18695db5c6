import type { Finding, Row } from './rows.js';

/** What became of a row. */
export type RowOutcome = 'imported' | 'valid' | 'invalid' | 'refused' | 'not sent';

export interface ReportRow {
  /** Its line in the file, the header being line 1. */
  readonly row: number;
  readonly idempotencyKey: string;
  readonly outcome: RowOutcome;
  readonly message: string;
}

/** How the result file is written. Cells that a spreadsheet would take for formulas are written as text. */
export const REPORT = {
  header: true,
  columns: ['row', 'idempotencyKey', 'outcome', 'message'],
  escape_formulas: true,
};

export interface Findings {
  readonly good: readonly Row[];
  readonly invalid: readonly Finding[];
  readonly refused: readonly Finding[];
  /** Of what nothing was found about. */
  readonly outcome: RowOutcome;
}

/** A row for each of the file, in its order. */
export function reportOf({ good, invalid, refused, outcome }: Findings): readonly ReportRow[] {
  const explained = (what: RowOutcome, findings: readonly Finding[]): readonly ReportRow[] =>
    findings.map(({ line, ...finding }) => ({ row: line, outcome: what, ...finding }));
  const lines = new Set(refused.map(({ line }) => line));
  const others = good.filter(({ line }) => !lines.has(line));
  return [
    ...explained('invalid', invalid),
    ...explained('refused', refused),
    ...others.map(({ line, idempotencyKey }) => ({ row: line, idempotencyKey, outcome, message: '' })),
  ].sort((a, b) => a.row - b.row);
}
