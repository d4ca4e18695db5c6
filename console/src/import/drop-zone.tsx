import { useState, type DragEvent } from 'react';

/** Bytes of a file: about a hundred thousand rows. Larger ones go by the command line, which reads them from disk. */
const MOST_BYTES = 50_000_000;

interface DropZoneProps {
  /** While a file is being sent, no other takes its place. */
  readonly disabled: boolean;
  readonly onFile: (name: string, bytes: Uint8Array) => void;
}

/** Where a file is dropped, or chosen. It is read here, and stays here. */
export function DropZone({ disabled, onFile }: DropZoneProps) {
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState('');
  const read = (file: File | undefined): void => {
    if (file === undefined) return;
    if (disabled) {
      setProblem('The file before is still being sent.');
      return;
    }
    if (file.size > MOST_BYTES) {
      setProblem('That is more than 50 MB: import it with the command line (trusthub-graphql import).');
      return;
    }
    setProblem('');
    void file.arrayBuffer().then((bytes) => onFile(file.name, new Uint8Array(bytes)));
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    read(event.dataTransfer.files[0]);
  };
  return (
    <label
      className={over ? 'drop drop-over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <span>
        <strong>Drop a CSV file here</strong>, or choose one:
      </span>
      <input
        type="file"
        accept=".csv,.tsv,.txt,text/csv"
        // The same file, corrected meanwhile, would be no change to the browser.
        onClick={(event) => (event.currentTarget.value = '')}
        onChange={(event) => read(event.currentTarget.files?.[0])}
      />
      {problem !== '' && <span role="alert">{problem}</span>}
    </label>
  );
}
