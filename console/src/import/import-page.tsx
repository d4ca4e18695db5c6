import '../styles/customer.css';
import '../styles/import.css';
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { columnsOf, ColumnNames } from '../../../src/import/columns';
import { ImportError } from '../../../src/import/import-error';
import { kindNamed, KIND_WORDS, type KindNames } from '../../../src/import/kinds';
import { parseFile, type CsvFile } from '../../../src/import/rows';
import { templateOf } from '../../../src/import/template';
import { Icon } from '../parts/icons';
import { saveFile } from '../parts/save-file';
import { useTitle } from '../shell/use-title';
import { plainName } from '../words/words';
import { DropZone } from './drop-zone';
import { inputTypeOf } from './input-type';
import { guess, Mapping, type Chosen } from './mapping';
import { Sending } from './sending';

interface Taken {
  readonly name: string;
  readonly parsed: CsvFile;
  /** A file that was corrected has the name of the one before, and another number. */
  readonly count: number;
}

/** A file with one customer in each row: its columns are mapped, every row is checked, and then it is sent. */
export function ImportPage() {
  const [word, setWord] = useState('voice-integrity');
  useTitle('Import');
  const [file, setFile] = useState<Taken>();
  const [problem, setProblem] = useState('');
  const [sending, setSending] = useState(false);
  const kind = kindNamed(word);
  const take = (name: string, bytes: Uint8Array): void => {
    try {
      const parsed = parseFile(name, bytes);
      setFile((last) => ({ name, parsed, count: (last?.count ?? 0) + 1 }));
      setProblem('');
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      setFile(undefined);
      setProblem(error.message);
    }
  };
  if (kind === undefined) return null;
  return (
    <div className="page">
      <div className="page-head">
        <h1>Import</h1>
        <p className="muted">One customer in each row. Nothing is sent before every row has been checked.</p>
      </div>
      <div className="page-head import-start">
        <NativeSelect
          label="What the rows are onboarded for"
          value={word}
          disabled={sending}
          onChange={(event) => setWord(event.currentTarget.value)}
          data={KIND_WORDS.map((value) => ({ value, label: plainName(value.replaceAll('-', ' ')) }))}
        />
        <Button variant="default" leftSection={<Icon name="import" />} onClick={() => download(kind)}>
          A file to begin with
        </Button>
      </div>
      <DropZone disabled={sending} onFile={take} />
      {problem !== '' && (
        <p className="section-rejection" role="alert">
          {problem}
        </p>
      )}
      {file !== undefined && (
        // The same columns keep what a person chose for them.
        <Mapped
          key={`${word}-${JSON.stringify(file.parsed.header)}`}
          kind={kind}
          {...file}
          sending={sending}
          onSending={setSending}
        />
      )}
    </div>
  );
}

function download(kind: KindNames): void {
  saveFile(`${kind.word}.csv`, new Blob([templateOf(inputTypeOf(kind), false)], { type: 'text/csv' }));
}

interface MappedProps extends Taken {
  readonly kind: KindNames;
  readonly sending: boolean;
  readonly onSending: (sending: boolean) => void;
}

function Mapped({ kind, name, parsed: file, count, sending, onSending }: MappedProps) {
  const [{ columns, names }] = useState(() => {
    const all = columnsOf(inputTypeOf(kind));
    return { columns: all, names: new ColumnNames(all) };
  });
  const [chosen, setChosen] = useState<Chosen>(() => guess(file, names));
  const left = chosen.filter((column) => column === undefined).length;
  return (
    <>
      <section aria-labelledby="mapping-title" inert={sending}>
        <h2 id="mapping-title">
          {name}: {file.records.length} rows, {file.header.length} columns
          {left > 0 && <span className="muted"> · {left} left out</span>}
        </h2>
        <Mapping file={file} names={names} columns={columns} chosen={chosen} onChoose={setChosen} />
      </section>
      <Sending
        key={`${count}-${JSON.stringify(chosen.map((column) => column?.path))}`}
        kind={kind}
        name={name}
        file={file}
        chosen={chosen}
        onSending={onSending}
      />
    </>
  );
}
