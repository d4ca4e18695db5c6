import path from 'node:path';

const SOURCES = path.resolve(import.meta.dirname, '../../../playground/src');

interface Example {
  readonly title: string;
  readonly about: string;
  readonly query: string;
  readonly variables: string;
  readonly headers: string;
}

/** What tests use of the page's own modules; these are written for the browser, so their types are not part of this program. */
export interface PageModules {
  readonly THEMES: readonly {
    readonly examples: readonly { readonly document: string; readonly variables: string }[];
  }[];
  readonly EXAMPLE_THEMES: readonly { readonly title: string; readonly examples: readonly Example[] }[];
  readonly examplesThatFill: (token: string) => readonly Example[];
  readonly searchExamples: (words: string) => PageModules['EXAMPLE_THEMES'];
  readonly fillTokens: (text: string, values: Readonly<Record<string, string>>) => string;
  readonly tokensIn: (data: unknown) => Readonly<Record<string, string>>;
  readonly unfilledTokens: (text: string) => readonly string[];
}

export async function pageModules(): Promise<PageModules> {
  const modules = await Promise.all(
    ['themes.ts', 'examples.ts', 'tokens.ts'].map((name) => import(path.join(SOURCES, name)) as Promise<object>),
  );
  return Object.assign({}, ...modules) as PageModules;
}
