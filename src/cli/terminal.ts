import Table from 'cli-table3';
import { ClientError, UsageError } from './graphql-client.js';
import { onStopSignal } from './signals.js';

/** How commands end (docs/command-line.md). A wrong command line ends with 2, and a signal with 128 and its number. */
export const EXIT = {
  /** All that was asked for is done, or goes on by itself. */
  DONE: 0,
  /** Nothing could be done: the server refused it, or did not answer. */
  FAILED: 1,
  USAGE: 2,
  /** Some of it is not done, or needs a person. */
  INCOMPLETE: 3,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/**
 * Carries out a command, says what went wrong on standard error, and ends the process.
 * @param work gets a signal that aborts when the person stops the command
 */
export async function act(work: (signal: AbortSignal) => Promise<ExitCode>): Promise<void> {
  const stopped = new AbortController();
  let stopCode: number | undefined;
  onStopSignal((exitCode) => {
    stopCode = exitCode;
    stopped.abort();
  });
  endWithReader();
  let exitCode: number;
  try {
    exitCode = await work(stopped.signal);
  } catch (error) {
    exitCode = error instanceof UsageError ? EXIT.USAGE : EXIT.FAILED;
    if (!stopped.signal.aborted) console.error(sentenceOf(error));
  }
  // Connections that are kept to the server would keep the process; what was written must have left it.
  await Promise.all([process.stdout, process.stderr].map(emptied));
  process.exit(stopCode ?? exitCode);
}

function emptied(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => stream.write('', () => resolve()));
}

/** `... | head` closes the pipe when it has enough: that is no failure. */
function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.DONE);
    throw error;
  });
}

function sentenceOf(error: unknown): string {
  const { code, path } = error as NodeJS.ErrnoException;
  if (error instanceof ClientError) return error.message;
  if (code === 'ENOENT') return `There is no file ${path}.`;
  // A folder is opened well; what then fails does not know its name.
  if (code === 'EISDIR') return `A file is needed, and ${path ?? 'what was given'} is a folder.`;
  if (code === 'EACCES') return `${path} cannot be read or written (${code}).`;
  return error instanceof Error ? error.message : 'The command failed.';
}

export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** Lines without control characters: a name may hold what a terminal would take for a command. */
export function printLine(text: string, stream: NodeJS.WriteStream = process.stdout): void {
  stream.write(`${printable(text)}\n`);
}

const NO_LINES = {
  ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '', bottom: '', 'bottom-mid': '', 'bottom-left': '' },
  ...{ 'bottom-right': '', left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: '  ' },
};

/** Columns in a terminal; in a pipe a line for each row with tabs between its cells, and no head. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const clean = rows.map((row) => row.map(printable));
  if (!process.stdout.isTTY) {
    for (const row of clean) process.stdout.write(`${row.join('\t')}\n`);
    return;
  }
  const style = { head: process.stdout.hasColors() ? ['bold'] : [], border: [], 'padding-left': 0, 'padding-right': 0 };
  const table = new Table({ head: [...head], chars: NO_LINES, style });
  table.push(...clean.map((row) => [...row]));
  process.stdout.write(`${table.toString()}\n`);
}

function printable(text: string): string {
  return text.replaceAll(/\p{C}+/gu, ' ');
}
