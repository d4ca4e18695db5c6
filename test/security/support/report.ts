import { waitsOf, type Trial } from './trial.js';

const HEAD = ['attack', 'by', 'quiet p99', 'p99', 'may be', 'worst', 'stall', 'processor', 'memory', 'answers'];

/** The trials as a table, in Markdown: it goes into the docs as it is. */
export function tableOf(trials: readonly Trial[]): string {
  const rows = trials.map((trial) => {
    const { flood, attacked, effort, before, after, tally } = trial;
    const waits = waitsOf(trial);
    return [
      flood.name,
      waits.by,
      ms(waits.quiet),
      ms(waits.attacked),
      ms(waits.bound),
      ms(attacked.worst),
      ms(effort.longestStallMs),
      `${effort.processorPercent.toFixed(0)} %`,
      `${(after.rssMb - before.rssMb).toFixed(0)} MB`,
      Object.entries(tally)
        .map(([name, count]) => `${count} x ${name}`)
        .join(', '),
    ];
  });
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(HEAD), line(HEAD.map(() => '---')), ...rows.map(line)].join('\n');
}

const ms = (value: number): string => `${value.toFixed(0)} ms`;
