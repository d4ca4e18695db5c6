import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { changesBetween } from '../../scripts/schema/changes.js';
import { withChanges } from '../../scripts/schema/changelog.js';

const PUBLISHED = `
  type Query {
    kept(argument: Int, oldArgument: Int @deprecated(reason: "-")): Word!
    gone: Word @deprecated(reason: "Use kept.")
    old(input: OldInput): Old @deprecated(reason: "-")
    change(input: Input!): Int
  }
  "Words."
  enum Word { ONE TWO THREE @deprecated(reason: "-") }
  input Input { a: Int! b: Int @deprecated(reason: "-") c: Int }
  input OldInput { a: Deep }
  input Deep { again: OldInput }
  type Old { a: Int }
  interface Thing { a: Int }
  type Book implements Thing { a: Int }
`;

/** The published schema with one place changed. */
const changed = (from: string, to: string): string => {
  expect(PUBLISHED).toContain(from);
  return PUBLISHED.replace(from, to);
};

describe('a change of the schema that breaks callers is refused:', () => {
  it.each([
    [
      'a field that goes',
      changed('change(input: Input!): Int', ''),
      'Field `change` was removed from object type `Query`',
    ],
    ['an argument that goes', changed('argument: Int, ', ''), 'Argument `argument: Int` was removed'],
    ['an argument that is required', changed('argument: Int,', 'argument: Int!,'), 'changed from `Int` to `Int!`'],
    ['a field that may be null', changed('): Word!', '): Word'), 'changed type from `Word!` to `Word`'],
    ['a word that goes', changed('ONE TWO', 'TWO'), 'Enum value `ONE` was removed from enum `Word`'],
    ['an input field that goes', changed(' c: Int', ''), 'Input field `c` was removed'],
    ['one more that is required', changed(' c: Int', ' c: Int d: Int!'), 'Input field `d` of type `Int!` was added'],
    ['a type that goes', PUBLISHED.replaceAll('Word', 'Term'), 'Type `Word` was removed'],
    ['a type of an interface', changed('type Book implements Thing { a: Int }', ''), 'Type `Book` was removed'],
  ])('%s', async (_what, current, message) => {
    const { refused, lines } = await changesBetween(PUBLISHED, current);
    expect(refused.join('\n')).toMatch(/^- Breaking: /);
    expect(refused.join('\n')).toContain(message);
    expect(lines).toEqual(expect.arrayContaining([...refused]));
  });
});

describe('a change of the schema is listed, and not refused:', () => {
  it.each([
    [
      'a deprecated field that goes',
      changed('gone: Word @deprecated(reason: "Use kept.")', ''),
      'Breaking: Field `gone`',
    ],
    [
      'a deprecated argument',
      changed(', oldArgument: Int @deprecated(reason: "-")', ''),
      'Breaking: Argument `oldArgument',
    ],
    ['a deprecated word', changed(' THREE @deprecated(reason: "-")', ''), 'Breaking: Enum value `THREE`'],
    ['a deprecated input field', changed(' b: Int @deprecated(reason: "-")', ''), 'Breaking: Input field `b`'],
    [
      'a type of which all uses were deprecated',
      changed('old(input: OldInput): Old @deprecated(reason: "-")', '')
        .replace('type Old { a: Int }', '')
        .replace('input OldInput { a: Deep }', '')
        .replace('input Deep { again: OldInput }', ''),
      'Breaking: Type `Old` was removed',
    ],
    ['a deprecation', changed('change(input: Input!): Int', 'change(input: Input!): Int @deprecated'), 'New: '],
    ['one word more', changed('ONE TWO', 'ONE TWO FOUR'), 'May matter: Enum value `FOUR` was added'],
    ['one field more', changed('gone:', 'more: Int gone:'), 'New: Field `more` was added to object type `Query`'],
  ])('%s', async (_what, current, message) => {
    const { refused, lines } = await changesBetween(PUBLISHED, current);
    expect(refused).toEqual([]);
    expect(lines.join('\n')).toContain(message);
  });

  it('but other words for the same are none', async () => {
    expect(await changesBetween(PUBLISHED, changed('"Words."', '"Other words."'))).toEqual({ lines: [], refused: [] });
  });
});

describe('the changelog', () => {
  const text = readFileSync(new URL('../../CHANGELOG.md', import.meta.url), 'utf8');

  it('has the changes in their place, and nothing else of it changes', () => {
    const once = withChanges(text, ['- New: one', '- New: two']);
    expect(once).toContain('\n\n- New: one\n- New: two\n\n<!-- schema: end -->');
    expect(withChanges(once, [])).toBe(withChanges(text, []));
    expect(() => withChanges('# Changelog', [])).toThrow('CHANGELOG.md must have');
  });
});
