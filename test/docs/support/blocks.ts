import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** A block of code in a document. */
export interface Block {
  /** `docs/reading.md, line 40` */
  readonly place: string;
  readonly file: string;
  readonly text: string;
}

const FENCED = /^```(\w+)\n([\s\S]*?)^```$/gm;

/** The blocks of a language in README.md and docs, in their order. */
export function blocksOf(language: string): readonly Block[] {
  const docs = readdirSync(path.join(ROOT, 'docs')).filter((name) => name.endsWith('.md'));
  return ['README.md', ...docs.map((name) => `docs/${name}`)].flatMap((file) => {
    const whole = readFileSync(path.join(ROOT, file), 'utf8');
    return [...whole.matchAll(FENCED)]
      .filter(([, name]) => name === language)
      .map(({ index, 2: text = '' }) => ({
        file,
        text,
        place: `${file}, line ${whole.slice(0, index).split('\n').length}`,
      }));
  });
}
