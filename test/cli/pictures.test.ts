import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { ACCOUNT, GRAPH, NUMBERS, ONBOARD, UPDATED, type RunState } from '../../src/cli/demo.operations.js';
import { createPlainProgress, picture } from '../../src/cli/progress.js';

const step = (key: string, status: string) => ({ key, title: `Do ${key}`, status, resourceSid: null, error: null });

function runOf(...statuses: readonly string[]): RunState {
  const steps = statuses.map((status, index) => step(`step-${index}`, status));
  const completed = statuses.filter((status) => status === 'SUCCEEDED').length;
  return { status: 'RUNNING', progress: { completed, total: steps.length }, steps, failure: null };
}

describe('the documents of the demo', () => {
  const schema = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));

  it.each([ACCOUNT, NUMBERS, ONBOARD, UPDATED, GRAPH])('fit the schema: %s', (document) => {
    expect(validate(schema, parse(document))).toEqual([]);
  });
});

describe('plain progress', () => {
  it('prints each change once, and nothing about what has not begun', () => {
    const lines: string[] = [];
    const progress = createPlainProgress((line) => lines.push(line));
    progress.show(runOf('RUNNING', 'PENDING'));
    progress.show(runOf('RUNNING', 'PENDING'));
    progress.show(runOf('SUCCEEDED', 'RUNNING'));
    expect(lines.map((line) => line.trim().split(/ {2,}/).slice(1))).toEqual([
      ['RUNNING', 'step-0'],
      ['SUCCEEDED', 'step-0'],
      ['RUNNING', 'step-1'],
    ]);
  });
});

describe('the live picture', () => {
  const run = runOf(
    ...Array.from({ length: 15 }, () => 'SUCCEEDED'),
    'RUNNING',
    ...Array.from({ length: 9 }, () => 'PENDING'),
  );

  it('shows every step and the bar', () => {
    const lines = picture(run, { frame: 0, elapsedMs: 1_500, rows: 50, columns: 120 }).map(({ text }) => text);
    expect(lines[0]).toContain('15/25  1.5 s  RUNNING');
    expect(lines).toHaveLength(27);
    expect(lines[17]).toBe('⠋ Do step-15');
  });

  it.each([10, 12, 24])('fits a terminal of %i rows, with the step that is going on', (rows) => {
    const lines = picture(run, { frame: 0, elapsedMs: 0, rows, columns: 30 }).map(({ text }) => text);
    // The cursor stands on the line after the last.
    expect(lines.length).toBe(rows - 1);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(30);
    expect(lines).toContain('⠋ Do step-15');
  });
});
