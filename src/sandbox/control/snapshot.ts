import { readFileSync } from 'node:fs';
import { TwilioError } from '../http/errors.js';
import { parseLine } from '../store/lines.js';
import type { Line } from '../store/lines.js';
import { pieces, writeFile } from '../store/log.js';
import type { World } from '../world.js';

/** What a snapshot begins with, so that no other file is mistaken for one. */
const FORMAT = 'trusthub-sandbox/1';

/**
 * Everything a sandbox holds, as JSON lines: a head, then what its file would hold. Faults and the clock are not in it.
 */
function* snapshotLines(world: World): Iterable<object> {
  yield { snapshot: FORMAT, at: world.clock.now().toISOString(), seed: world.store.seed };
  yield* world.store.lines();
}

export function takeSnapshot(world: World): Buffer {
  return Buffer.concat([...pieces(snapshotLines(world))].map((piece) => piece.bytes));
}

/** Writes a file, or replaces one. */
export function saveSnapshot(world: World, path: string): void {
  writeFile(path, snapshotLines(world));
}

/**
 * Replaces everything with a snapshot: rows, journal, and the file of `dataDir`. Reviews go on by this sandbox's clock.
 * Throws, and changes nothing, where it is damaged. SIDs go on as they would have where it was taken, if the seed is
 * the same.
 */
export function restoreSnapshot(world: World, snapshot: Buffer | string): void {
  world.replace(parseSnapshot(Buffer.from(snapshot), world));
}

export function loadSnapshot(world: World, path: string): void {
  restoreSnapshot(world, readFileSync(path));
}

function parseSnapshot(bytes: Buffer, world: World): readonly Line[] {
  const lines: Line[] = [];
  let number = 0;
  for (let start = 0; start < bytes.length; number += 1) {
    const newline = bytes.indexOf(10, start);
    const end = newline === -1 ? bytes.length : newline;
    const value = parseJson(bytes.toString('utf8', start, end), number + 1);
    if (number === 0) requireHead(value);
    else {
      const line = parseLine(value, world.tables);
      if (typeof line === 'string') throw bad(`line ${number + 1}: ${line}`);
      lines.push(line);
    }
    start = end + 1;
  }
  if (number === 0) throw bad('it is empty');
  return lines;
}

function requireHead(value: unknown): void {
  const format = typeof value === 'object' && value !== null && 'snapshot' in value ? value.snapshot : undefined;
  if (format !== FORMAT) throw bad(`its first line does not say "snapshot": "${FORMAT}"`);
}

function parseJson(text: string, line: number): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw bad(`line ${line} is not JSON`);
  }
}

function bad(why: string): TwilioError {
  return new TwilioError(400, 20001, `This is not a snapshot of a sandbox: ${why}`);
}
