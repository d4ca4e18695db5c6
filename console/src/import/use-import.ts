import { useState } from 'react';
import { RowSender, type ImportClient } from '../../../src/import/batches';
import { ImportError } from '../../../src/import/import-error';
import type { KindNames } from '../../../src/import/kinds';
import { reportOf, type ReportRow } from '../../../src/import/report';
import { rowsOf, type CsvFile, type Finding, type ReadFile } from '../../../src/import/rows';
import { TrustHubError, type TrustHubClient } from '../api/client';
import { asError, useClient } from '../api/use-api';
import type { Chosen } from './mapping';

export interface Import {
  readonly stage: 'begin' | 'checking' | 'checked' | 'sending' | 'sent';
  readonly total: number;
  /** Rows of this stage that are through. */
  readonly done: number;
  readonly findings: readonly Finding[];
  readonly valid: number;
  /** Of the file, when it was sent. */
  readonly report: readonly ReportRow[];
  readonly problem?: string;
}

const NOTHING: Import = { stage: 'begin', total: 0, done: 0, findings: [], valid: 0, report: [] };

/** Checks all rows of a file, then sends those that are valid. */
export function useImport(kind: KindNames, file: CsvFile, chosen: Chosen) {
  const client = useClient();
  const [state, setState] = useState(NOTHING);
  const [read, setRead] = useState<ReadFile>();
  const advance = (rows: number): void => setState((last) => ({ ...last, done: last.done + rows }));
  const senderFor = ({ nameOf }: ReadFile) =>
    new RowSender(importClient(client), kind, nameOf, new AbortController().signal);

  const check = async (): Promise<void> => {
    const rows = rowsOf(file, chosen);
    setRead(rows);
    setState({ ...NOTHING, stage: 'checking', total: rows.rows.length });
    const found = await senderFor(rows).check(rows.rows, advance);
    const findings = [...rows.findings, ...found].sort((a, b) => a.line - b.line);
    const valid = rows.rows.length - new Set(found.map(({ line }) => line)).size;
    setState((last) => ({ ...last, stage: 'checked', findings, valid }));
  };

  const send = async (): Promise<void> => {
    if (read === undefined) return;
    const invalid = state.findings;
    const bad = new Set(invalid.map(({ line }) => line));
    const good = read.rows.filter(({ line }) => !bad.has(line));
    setState((last) => ({ ...last, stage: 'sending', total: good.length, done: 0 }));
    const refused = await senderFor(read).send(good, advance);
    const report = reportOf({ good, invalid, refused, outcome: 'imported' });
    setState((last) => ({ ...last, stage: 'sent', report, findings: [...invalid, ...refused] }));
  };

  const guarded = (work: () => Promise<void>) => (): void => {
    work().catch((problem: unknown) => {
      if (!(problem instanceof ImportError) && !(problem instanceof TrustHubError)) throw problem;
      if (problem instanceof TrustHubError) asError(problem);
      setState((last) => ({
        ...last,
        stage: last.stage === 'sending' ? 'checked' : 'begin',
        problem: problem.message,
      }));
    });
  };
  return { ...state, check: guarded(check), send: guarded(send) };
}

/** User errors are part of what is asked for here, and not thrown: each is one of a row. */
function importClient(client: TrustHubClient): ImportClient {
  return {
    execute: async <Data>(query: string, variables: object, signal: AbortSignal) => {
      try {
        return await client.run<Data, object>(query, variables, { signal });
      } catch (error) {
        if (error instanceof TrustHubError && error.kind === 'input' && error.data != null) return error.data as Data;
        throw error;
      }
    },
  };
}
