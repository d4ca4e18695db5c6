import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ROOMS } from '../scripts/mutants/rooms/index.js';

test('each fault that `npm run mutants` plants has its place in the source, once', () => {
  const faults = ROOMS.flatMap((room) => room.faults);
  const placesOf = (file: string, from: string): number =>
    readFileSync(new URL(`../${file}`, import.meta.url), 'utf8').split(from).length - 1;
  expect(
    faults.filter(({ file, from }) => placesOf(file, from) !== 1).map(({ room, what }) => `${room}: ${what}`),
  ).toEqual([]);
  expect(faults.length).toBeGreaterThan(0);
});
