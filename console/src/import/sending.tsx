import { Button } from '@mantine/core';
import { stringify } from 'csv-stringify/sync';
import { useEffect } from 'react';
import type { KindNames } from '../../../src/import/kinds';
import { REPORT } from '../../../src/import/report';
import type { CsvFile, Finding } from '../../../src/import/rows';
import { saveFile } from '../parts/save-file';
import { ProgressBar } from '../runs/progress-bar';
import { Place } from '../shell/places';
import { counted } from '../words/words';
import type { Chosen } from './mapping';
import { useImport } from './use-import';

interface SendingProps {
  readonly kind: KindNames;
  readonly name: string;
  readonly file: CsvFile;
  readonly chosen: Chosen;
  /** Until all is sent, nothing may take its place on the page: its result file would be lost. */
  readonly onSending: (sending: boolean) => void;
}

/** More than one reads; all are in the result file. */
const MOST_SHOWN = 200;

export function Sending({ kind, name, file, chosen, onSending }: SendingProps) {
  const { stage, total, done, findings, valid, report, problem, check, send } = useImport(kind, file, chosen);
  useEffect(() => onSending(stage === 'sending'), [stage, onSending]);
  const busy = stage === 'checking' || stage === 'sending';
  const imported = report.filter(({ outcome }) => outcome === 'imported').length;
  return (
    <section aria-labelledby="sending-title">
      <h2 id="sending-title">Check and send</h2>
      {problem !== undefined && (
        <p className="section-rejection" role="alert">
          {problem}
        </p>
      )}
      {busy && (
        <ProgressBar
          completed={done}
          total={total}
          tone="busy"
          label={stage === 'checking' ? 'Rows checked' : 'Rows sent'}
        />
      )}
      <p role="status">
        {stage === 'checked' &&
          `${counted(valid, 'row')} can be sent, ${counted(new Set(findings.map(({ line }) => line)).size, 'row')} cannot.`}
        {stage === 'sent' && `${counted(imported, 'row')} imported. `}
        {stage === 'sent' && <Place to="/runs">See how they get on</Place>}
      </p>
      <Findings findings={findings} />
      <div className="actions">
        {stage !== 'sent' && (
          <Button variant={stage === 'checked' ? 'default' : 'filled'} loading={stage === 'checking'} onClick={check}>
            Check every row
          </Button>
        )}
        {(stage === 'checked' || stage === 'sending') && (
          <Button loading={stage === 'sending'} disabled={valid === 0} onClick={send}>
            Import {counted(valid, 'row')}
          </Button>
        )}
        {stage === 'sent' && (
          <Button
            variant="default"
            onClick={() =>
              saveFile(`result-of-${name}`, new Blob([stringify([...report], REPORT)], { type: 'text/csv' }))
            }
          >
            Result file
          </Button>
        )}
      </div>
    </section>
  );
}

function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <ul className="findings-list">
      {findings.slice(0, MOST_SHOWN).map(({ line, message }) => (
        <li key={`${line}-${message}`}>
          <strong>Row {line}</strong> {message}
        </li>
      ))}
      {findings.length > MOST_SHOWN && <li className="muted">… and {findings.length - MOST_SHOWN} more</li>}
    </ul>
  );
}
