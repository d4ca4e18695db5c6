import type { Outcome } from './outcome.js';

/** The line of a recipe. */
export interface Line {
  readonly recipe: string;
  readonly tried: number;
  readonly survived: number;
  readonly duplicates: number;
  readonly orphans: number;
  readonly lost: number;
}

/** One line for each recipe and kind of profile, and their sum. */
export function linesOf(outcomes: readonly Outcome[]): readonly Line[] {
  const names = [...new Set(outcomes.map(({ recipe }) => recipe))].sort();
  const line = (recipe: string, of: readonly Outcome[]): Line => ({
    recipe,
    tried: of.length,
    survived: of.filter(({ problems }) => problems.length === 0).length,
    duplicates: of.reduce((sum, { duplicates }) => sum + duplicates, 0),
    orphans: of.reduce((sum, { orphans }) => sum + orphans, 0),
    lost: of.reduce((sum, { lost }) => sum + lost, 0),
  });
  return [
    ...names.map((name) =>
      line(
        name,
        outcomes.filter(({ recipe }) => recipe === name),
      ),
    ),
    line('all', outcomes),
  ];
}

const HEAD = ['recipe', 'kill points tried', 'survived', 'duplicates', 'orphans', 'lost'];

/** The table as text. */
export function tableOf(outcomes: readonly Outcome[]): string {
  const cells = linesOf(outcomes).map((line) => Object.values(line).map(String));
  const widths = HEAD.map((head, at) => Math.max(head.length, ...cells.map((row) => row[at]?.length ?? 0)));
  const row = (words: readonly string[]): string =>
    words.map((word, at) => (at === 0 ? word.padEnd(widths[at] ?? 0) : word.padStart(widths[at] ?? 0))).join('  ');
  return [row(HEAD), row(widths.map((width) => '-'.repeat(width))), ...cells.map(row)].join('\n');
}

/** What went wrong, a line for each run that did not survive. */
export function failuresOf(outcomes: readonly Outcome[]): readonly string[] {
  return outcomes
    .filter(({ problems }) => problems.length > 0)
    .map(({ point, run, problems }) => `${point} [${run.key}]: ${problems.join('; ')}`);
}
