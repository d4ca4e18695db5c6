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

/** A file with one customer in each row: its columns are mapped, every row is checked, and then it is sent. */
export function ImportPage() {
  const [word, setWord] = useState('voice-integrity');
  useTitle('Import');
  const [file, setFile] = useState<{ readonly name: string; readonly parsed: CsvFile }>();
  const [problem, setProblem] = useState('');
  const kind = kindNamed(word);
  const take = (name: string, text: string): void => {
    try {
      setFile({ name, parsed: parseFile(name, text) });
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
          onChange={(event) => setWord(event.currentTarget.value)}
          data={KIND_WORDS.map((value) => ({ value, label: plainName(value.replaceAll('-', ' ')) }))}
        />
        <Button variant="default" leftSection={<Icon name="import" />} onClick={() => download(kind)}>
          A file to begin with
        </Button>
      </div>
      <DropZone onFile={take} />
      {problem !== '' && (
        <p className="section-rejection" role="alert">
          {problem}
        </p>
      )}
      {file !== undefined && <Mapped key={`${word}-${file.name}`} kind={kind} name={file.name} file={file.parsed} />}
    </div>
  );
}

function download(kind: KindNames): void {
  saveFile(`${kind.word}.csv`, new Blob([templateOf(inputTypeOf(kind), false)], { type: 'text/csv' }));
}

interface MappedProps {
  readonly kind: KindNames;
  readonly name: string;
  readonly file: CsvFile;
}

function Mapped({ kind, name, file }: MappedProps) {
  const [{ columns, names }] = useState(() => {
    const all = columnsOf(inputTypeOf(kind));
    return { columns: all, names: new ColumnNames(all) };
  });
  const [chosen, setChosen] = useState<Chosen>(() => guess(file, names));
  const left = chosen.filter((column) => column === undefined).length;
  return (
    <>
      <section aria-labelledby="mapping-title">
        <h2 id="mapping-title">
          {name}: {file.records.length} rows, {file.header.length} columns
          {left > 0 && <span className="muted"> · {left} left out</span>}
        </h2>
        <Mapping file={file} names={names} columns={columns} chosen={chosen} onChoose={setChosen} />
      </section>
      <Sending
        key={JSON.stringify(chosen.map((column) => column?.path))}
        kind={kind}
        name={name}
        file={file}
        chosen={chosen}
      />
    </>
  );
}
