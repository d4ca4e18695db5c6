import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/* What keeps an intruder in a container from going further: an image that is what it was, and a process that may do little. */

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const DOCKERFILE = read('Dockerfile');

/** The services of compose.yaml, each with its lines. */
const SERVICES = [
  ...read('compose.yaml')
    .split(/^services:\n/m)[1]!
    .split(/^\S/m)[0]!
    .matchAll(/^ {2}(\w+):\n((?: {4}.*\n)+)/gm),
];

test('every image is pinned to its contents', () => {
  const images = [...DOCKERFILE.matchAll(/^FROM (\S+)/gm), ...read('compose.yaml').matchAll(/^ +image: (\S+)/gm)];
  expect(images).toHaveLength(3);
  for (const [, image] of images) expect(image).toMatch(/^\w+:[\w.]+-[\w-]+@sha256:[0-9a-f]{64}$/);
});

test('the image runs a Node.js with support, and not as root', () => {
  const versions = new Set([...DOCKERFILE.matchAll(/^FROM node:(\d+)\./gm)].map(([, major]) => Number(major)));
  expect([...versions]).toEqual([24]);
  expect([...DOCKERFILE.matchAll(/^USER (\w+)/gm)].at(-1)?.[1]).toBe('node');
});

test('each service has a read-only root, no capabilities, no way to more rights, and a user that is not root', () => {
  expect(SERVICES.map(([, name]) => name)).toEqual(['server', 'postgres']);
  for (const [, name, lines] of SERVICES) {
    expect(lines, name).toMatch(/^ {4}read_only: true$/m);
    expect(lines, name).toMatch(/^ {4}cap_drop: \[ALL\]$/m);
    expect(lines, name).toMatch(/^ {4}security_opt: \['no-new-privileges:true'\]$/m);
    expect(lines, name).toMatch(/^ {4}tmpfs: \[.*\/tmp.*\]$/m);
    expect(lines, name).toMatch(/^ {4}(user: (?!root|'?0)\S+|build: \.)$/m);
  }
});
