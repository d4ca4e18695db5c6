import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** The name of the file under `dataDir`. */
export const LOG_FILE = 'sandbox.jsonl';

/**
 * An append-only file of JSON lines. A line is written whole before the answer it belongs to is sent. There is no fsync:
 * what `write` has returned from survives the death of the process (kill -9), not that of the machine.
 */
export class Log {
  private readonly path: string;
  private fd: number;

  private constructor(path: string) {
    this.path = path;
    this.fd = openSync(path, 'a', 0o600);
  }

  /** Opens the file of a folder (made where missing), replaying each line that is there. */
  static open(dataDir: string, replay: (line: unknown) => void): Log {
    mkdirSync(dataDir, { recursive: true });
    const path = join(dataDir, LOG_FILE);
    if (existsSync(path)) replayFile(path, replay);
    return new Log(path);
  }

  append(line: object): void {
    // The number of a closed descriptor may by now be another file's.
    if (this.fd === -1) throw new Error('The sandbox is closed.');
    writeAll(this.fd, `${JSON.stringify(line)}\n`);
  }

  /** Replaces the whole file at once: a death in the middle leaves the old one. */
  rewrite(lines: Iterable<object>): void {
    const next = `${this.path}.next`;
    const fd = openSync(next, 'w', 0o600);
    for (const line of lines) writeAll(fd, `${JSON.stringify(line)}\n`);
    closeSync(fd);
    closeSync(this.fd);
    renameSync(next, this.path);
    this.fd = openSync(this.path, 'a', 0o600);
  }

  close(): void {
    closeSync(this.fd);
    this.fd = -1;
  }
}

/** A write may be short (a full disk, a signal): what is left is written, or throws. */
function writeAll(fd: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at);
}

/** Reads line by line as bytes, since a long-lived file may be longer than the longest string. */
function replayFile(path: string, replay: (line: unknown) => void): void {
  const bytes = readFileSync(path);
  let start = 0;
  while (start < bytes.length) {
    const end = bytes.indexOf(10, start);
    const parsed = end === -1 ? undefined : parse(bytes.toString('utf8', start, end));
    if (parsed === undefined) {
      // Only the last line can be torn: it was never acknowledged. It is cut off, or the next append would join it.
      if (end !== -1 && end + 1 < bytes.length) throw new Error(`${path} is damaged at byte ${start}.`);
      truncateSync(path, start);
      return;
    }
    replay(parsed);
    start = end + 1;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
