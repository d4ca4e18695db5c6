import { cpus, loadavg, totalmem } from 'node:os';

/** What a benchmark prints is ready to be pasted into RESULTS.md: `npx prettier --write bench/RESULTS.md` lays it out. */
export function printTable(heading: string, columns: readonly string[], rows: readonly (readonly string[])[]): void {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const lines = [columns, columns.map(() => '---'), ...rows].map(line);
  console.log(`\n### ${heading}\n\n${lines.join('\n')}`);
}

/** The machine and the Node.js that a benchmark ran on, and how much others had it do. */
export function machine(): string {
  const cores = cpus();
  const model = cores[0]?.model.trim() ?? 'an unknown processor';
  const memory = Math.round(totalmem() / 1024 ** 3);
  const load = loadavg()[0]?.toFixed(1);
  return `Node.js ${process.version.slice(1)}, ${cores.length} cores of ${model}, ${memory} GB, ${process.platform}; load before: ${load}`;
}

/** Of an even number of values the mean of the two in the middle; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}

/** Whole, with commas between thousands. */
export const whole = (value: number): string => Math.round(value).toLocaleString('en-US');
