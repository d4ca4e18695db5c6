import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** The name of the file under `dataDir`. */
export const LOG_FILE = 'sandbox.jsonl';

/** Lines are collected into pieces of about this size when the file is rewritten. */
const PIECE = 1024 * 1024;

/**
 * An append-only file of JSON lines. A line is written whole before the answer it belongs to is sent. There is no
 * fsync: what `write` has returned from survives the death of the process (kill -9), not that of the machine.
 */
export class Log {
  private fd: number;

  private constructor(
    private readonly path: string,
    private count: number,
    private size: number,
  ) {
    this.fd = openSync(path, 'a', 0o600);
  }

  /** Opens the file of a folder (made where missing), replaying each line that is there. */
  static open(dataDir: string, replay: (line: unknown) => void): Log {
    mkdirSync(dataDir, { recursive: true });
    const path = join(dataDir, LOG_FILE);
    const { count, size } = existsSync(path) ? replayFile(path, replay) : { count: 0, size: 0 };
    return new Log(path, count, size);
  }

  /** How many there are in the file. */
  get lines(): number {
    return this.count;
  }

  append(line: object): void {
    // The number of a closed descriptor may by now be another file's.
    if (this.fd === -1) throw new Error('The sandbox is closed.');
    const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
    try {
      writeAll(this.fd, bytes);
    } catch (error) {
      // A part of the line may be there, and the next one must not join it.
      ftruncateSync(this.fd, this.size);
      throw error;
    }
    this.count += 1;
    this.size += bytes.length;
  }

  /** Replaces the whole file at once: a death in the middle, or a full disk, leaves the old one. */
  rewrite(lines: Iterable<object>): void {
    if (this.fd === -1) throw new Error('The sandbox is closed.');
    const next = `${this.path}.next`;
    try {
      const { count, size } = writeFile(next, lines);
      renameSync(next, this.path);
      [this.count, this.size] = [count, size];
    } catch (error) {
      rmSync(next, { force: true });
      throw error;
    }
    closeSync(this.fd);
    this.fd = -1;
    this.fd = openSync(this.path, 'a', 0o600);
  }

  close(): void {
    if (this.fd !== -1) closeSync(this.fd);
    this.fd = -1;
  }
}

/** What was written to a new file. */
export function writeFile(path: string, lines: Iterable<object>): { readonly count: number; readonly size: number } {
  const fd = openSync(path, 'w', 0o600);
  let [count, size] = [0, 0];
  try {
    for (const piece of pieces(lines)) {
      writeAll(fd, piece.bytes);
      count += piece.count;
      size += piece.bytes.length;
    }
  } finally {
    closeSync(fd);
  }
  return { count, size };
}

/** Lines as bytes, many at a time. */
export function* pieces(lines: Iterable<object>): Iterable<{ readonly count: number; readonly bytes: Buffer }> {
  let [text, count] = ['', 0];
  for (const line of lines) {
    text += `${JSON.stringify(line)}\n`;
    count += 1;
    if (text.length < PIECE) continue;
    yield { count, bytes: Buffer.from(text) };
    [text, count] = ['', 0];
  }
  if (count > 0) yield { count, bytes: Buffer.from(text) };
}

/** A write may be short (a full disk, a signal): what is left is written, or throws. */
function writeAll(fd: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at);
}

/** Reads line by line as bytes, since a long-lived file may be longer than the longest string. */
function replayFile(path: string, replay: (line: unknown) => void): { readonly count: number; readonly size: number } {
  const bytes = readFileSync(path);
  let count = 0;
  for (let start = 0; start < bytes.length; count += 1) {
    const end = bytes.indexOf(10, start);
    const parsed = end === -1 ? undefined : parse(bytes.toString('utf8', start, end));
    if (parsed === undefined) {
      // Only the last line can be torn: it was never acknowledged. It is cut off, or the next append would join it.
      if (end !== -1 && end + 1 < bytes.length) throw new Error(`${path} is damaged at byte ${start}.`);
      truncateSync(path, start);
      return { count, size: start };
    }
    try {
      replay(parsed);
    } catch (error) {
      throw new Error(`${path} is damaged at byte ${start}: ${error instanceof Error ? error.message : ''}.`);
    }
    start = end + 1;
  }
  return { count, size: bytes.length };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
