import { findPolicy } from '../src/sandbox/entities/policies.js';
import { MAGIC_VALUES, RULED_CODES } from '../src/sandbox/rules/magic/table.js';
import type { MagicValue } from '../src/sandbox/rules/magic/matchers.js';
import { SWITCHES } from '../src/sandbox/control/switches.js';
import type { Switch } from '../src/sandbox/control/switches.js';
import { coverageDocument } from '../test/sandbox/contract/coverage.js';

/** A document that is written from the code, wholly or between marks. */
export interface Rendered {
  /** Relative to the repository. */
  readonly file: string;
  /** The document as it should be, given what is there. */
  readonly render: (current: string) => string;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function subjects({ of }: MagicValue): string {
  if (of === 'everything') return 'everything';
  const names = of.map((one) => (one.startsWith('RN') ? (findPolicy(one)?.friendlyName ?? one) : one));
  return [...new Set(names)].join(', ');
}

function effectText({ effect, meaning }: MagicValue): string {
  return 'code' in effect ? `**${effect.code}** ${meaning}` : meaning;
}

const SECTIONS: Readonly<Record<string, () => string>> = {
  'magic values': () =>
    table(
      ['value', 'where', 'decides', 'what happens'],
      MAGIC_VALUES.map((row) => [row.value, row.where, subjects(row), effectText(row)]),
    ),
  'ruled codes': () =>
    table(
      ['code', 'when'],
      RULED_CODES.map(({ code, when }) => [String(code), when]),
    ),
  switches: () =>
    table(
      ['option', 'values (default first)', 'what it changes', 'why it is a switch'],
      Object.entries<Switch>(SWITCHES).map(([name, { values, about, why }]) => [
        `\`${name}\``,
        values.map((value) => `\`${value}\``).join(', '),
        about,
        why,
      ]),
    ),
};

/** Puts each section between its marks. Throws where marks are missing: a document must not lose a table unseen. */
export function withSections(current: string): string {
  return Object.entries(SECTIONS).reduce((text, [name, body]) => {
    const [start, end] = [`<!-- ${name}: written by scripts/sandbox-coverage.ts -->`, `<!-- ${name}: end -->`];
    const [from, to] = [text.indexOf(start), text.indexOf(end)];
    if (from === -1 || to < from) throw new Error(`docs/sandbox.md has no marks for "${name}"`);
    const guarded = `<!-- prettier-ignore-start -->\n\n${body()}\n\n<!-- prettier-ignore-end -->`;
    return `${text.slice(0, from + start.length)}\n\n${guarded}\n\n${text.slice(to)}`;
  }, current);
}

export const DOCUMENTS: readonly Rendered[] = [
  { file: 'docs/sandbox-coverage.md', render: coverageDocument },
  { file: 'docs/sandbox.md', render: withSections },
];
