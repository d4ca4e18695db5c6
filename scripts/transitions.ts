import { readFile, writeFile } from 'node:fs/promises';
import { format } from 'prettier';
import { ONBOARDING_STATUSES, ONBOARDING_STEP_STATUSES } from '../src/domain/onboarding.js';
import { RUN_TRANSITIONS, STEP_TRANSITIONS, type Transition } from '../src/onboarding/state/transitions.js';

/*
 * The tables of the two state machines in docs/engine.md, made from `src/onboarding/state/transitions.ts`.
 * `npx tsx scripts/transitions.ts write` writes them, `check` fails when they differ.
 */

export const FILE = 'docs/engine.md';
const BEGIN = '<!-- transitions: npx tsx scripts/transitions.ts write -->';
const END = '<!-- /transitions -->';

const code = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(', ');

/** All but a few are said as such. */
function fromOf<Status extends string>({ from, to }: Transition<Status>, all: readonly Status[]): string {
  if (from === 'nothing') return '';
  const others = all.filter((status) => status !== to && !from.includes(status));
  if (from.length <= 3) return code(from);
  return others.length === 0 ? 'any other' : `any other but ${code(others)}`;
}

function table<Status extends string>(
  title: string,
  transitions: readonly Transition<Status>[],
  all: readonly Status[],
): string {
  const rows = transitions.map((transition) => {
    const { to, cause, statement, events } = transition;
    const cells = [fromOf(transition, all), code([to]), cause, code([statement]), code(events)];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    `${title}:`,
    '',
    '| from | to | when | statement | events |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

/** The document with its tables as the code has them. */
export async function render(text: string): Promise<string> {
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${FILE} has not the marks of its tables.`);
  const tables = `${table('A run', RUN_TRANSITIONS, ONBOARDING_STATUSES)}\n\n${table('A step', STEP_TRANSITIONS, ONBOARDING_STEP_STATUSES)}`;
  return format(`${before}${BEGIN}\n\n${tables}\n\n${END}${after}`, { parser: 'markdown', printWidth: 120 });
}

const [command] = process.argv.slice(2);
if (command !== undefined) {
  const path = new URL(`../${FILE}`, import.meta.url);
  const text = await readFile(path, 'utf8');
  const rendered = await render(text);
  if (command === 'write') await writeFile(path, rendered);
  else if (command !== 'check' || rendered !== text) {
    console.error(`${FILE} is not what the transitions say. Run \`npx tsx scripts/transitions.ts write\`.`);
    process.exitCode = 1;
  }
}
