import { describe, expect, it } from 'vitest';
import { compare } from '../../bench/compare.js';

const OLD = `# Results

## A kept query (\`npm run bench overhead -- --quick\`)

Some text.

### Repeated

| server     | processor time | p99    |
| ---------- | -------------- | ------ |
| ours       | 1,500 us       | 162 ms |
| graphql-js | 561 us         | 20 ms  |
| withdrawn  | 1 us           | 1 ms   |

## Waiting

| what      | figure                   |
| --------- | ------------------------ |
| approvals | median 12 ms, p99 40 ms  |

| what   | figure |
| ------ | ------ |
| memory | 436 MB |

## Given up

| what | figure |
| ---- | ------ |
| time | 1 s    |
`;

const NEW = `## A kept query (\`npm run bench overhead\`)

### Repeated

| server | queries a second | p99 | processor time |
| --- | --- | --- | --- |
| ours | 700 | 170 ms | 1,200 us |
| graphql-js | 1,800 | 20 ms | 561 us |
| added | 1 | 2 ms | 3 us |

### One profile

| server | p99 |
| --- | --- |
| ours | 1 ms |

## Waiting

| what | figure |
| --- | --- |
| approvals | median 12 ms, p99 60 ms |

| what | figure |
| --- | --- |
| memory | 0.4 GB |
`;

describe('bench compare', () => {
  const lines = compare(OLD, NEW).split('\n');

  it('shows the ratio of each figure, by heading, first column and column, and marks what has changed by a tenth', () => {
    expect(lines).toContain('| ours | 162 ms -> 170 ms (1.05 x) | **1,500 us -> 1,200 us (0.80 x)** |');
    expect(lines).toContain('| graphql-js | 20 ms -> 20 ms (1.00 x) | 561 us -> 561 us (1.00 x) |');
    expect(lines).toContain('| approvals | **median 12 ms, p99 40 ms -> median 12 ms, p99 60 ms (1.00, 1.50 x)** |');
    expect(lines[0]).toBe('2 figures have changed by more than 10 %: they are **marked**.');
  });

  it('has no ratio where the unit differs', () => {
    expect(lines).toContain('### Waiting (2)');
    expect(lines).toContain('| memory | 436 MB -> 0.4 GB |');
  });

  it('names rows and tables that only one of them has', () => {
    expect(lines).toContain('| added (new) | 2 ms | 3 us |');
    expect(lines).toContain('| withdrawn (gone) | 1 ms | 1 us |');
    expect(lines).toContain('- only in the old file: Given up');
    expect(lines).toContain('- only in the new file: A kept query / One profile');
  });

  it('finds nothing marked between a text and itself', () => {
    expect(compare(OLD, OLD)).toMatch(/^0 figures/);
  });
});
