import { THEMES } from './themes';
import type { ExampleFiles, Theme } from './themes';
import { answerField } from './tokens';

/** A document that can be run as it is, with its variables and headers. Their tokens are not filled in yet. */
export interface Example {
  /** The first line of its document, by which its tab is recognised. */
  readonly title: string;
  /** What it does and needs: the comment at the head of its document. The guide shows it, so the editor need not. */
  readonly about: string;
  readonly query: string;
  readonly variables: string;
  /** Empty where it needs none. */
  readonly headers: string;
}

/** A theme with its examples read. */
export interface ExampleTheme extends Omit<Theme, 'examples'> {
  readonly examples: readonly Example[];
}

const documents = import.meta.glob<string>('./operations/*/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const json = import.meta.glob<string>('./operations/*/*.json', { query: '?raw', import: 'default', eager: true });

/** All examples by theme, in the order of the guide. */
export const EXAMPLE_THEMES: readonly ExampleTheme[] = THEMES.map((theme) => ({
  ...theme,
  examples: theme.examples.map(readExample),
}));

const EXAMPLES: readonly Example[] = EXAMPLE_THEMES.flatMap(({ examples }) => examples);

function readExample({ document, variables }: ExampleFiles): Example {
  const text = (documents[`./operations/${document}.graphql`] ?? '').trimEnd();
  const [head = ''] = /^(?:#.*\n)*/.exec(text) ?? [];
  const title = titleOf(text);
  return {
    title,
    about: head.replace(/^# ?/gm, '').slice(title.length).trim(),
    query: `# ${title}\n${text.slice(head.length)}`,
    variables: (json[`./operations/${variables}.json`] ?? '').trimEnd(),
    headers: (json[`./operations/${document}.headers.json`] ?? '').trimEnd(),
  };
}

/** Which example a tab's text was made from. The first line says so: everything below it may be edited. */
export function exampleOf(query: string): Example | undefined {
  const title = titleOf(query);
  return EXAMPLES.find((example) => example.title === title);
}

/** The examples whose answers fill in a token. */
export function examplesThatFill(token: string): readonly Example[] {
  const field = answerField(token);
  return field === undefined ? [] : EXAMPLES.filter(({ query }) => new RegExp(`^ +${field}\\b`, 'm').test(query));
}

/**
 * The examples in which all words occur: in the theme, the title, its description, or the name of a field or operation.
 */
export function searchExamples(words: string): readonly ExampleTheme[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return EXAMPLE_THEMES.map((theme) => ({
    ...theme,
    examples: theme.examples.filter(({ about, query, headers }) => {
      const text = `${theme.title}\n${theme.about ?? ''}\n${about}\n${query}\n${headers}`.toLowerCase();
      return wanted.every((word) => text.includes(word));
    }),
  })).filter(({ examples }) => examples.length > 0);
}

function titleOf(query: string): string {
  return query.split('\n', 1)[0]?.replace(/^# /, '') ?? '';
}
