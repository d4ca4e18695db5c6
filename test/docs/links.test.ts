import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const FOLDERS = ['.', 'docs', 'src', 'test', 'scripts', 'bench'];
const DOCUMENTS = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: folder !== '.', encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !name.includes('node_modules'))
    .map((name) => join(folder, name)),
);

/** The document without its blocks and spans of code, in which nothing is a link or a heading. */
const prose = (text: string) =>
  text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, (code) => code.slice(1, -1).replace(/[[\]]/g, ''));

/** The anchors of a document's headings, as GitHub makes them. */
function anchors(text: string): readonly string[] {
  return [...prose(text).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** The relative links of a document that lead to no file or to no heading. */
function broken(document: string, text: string): readonly string[] {
  const links = [...prose(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  return links.filter((link) => {
    if (/^[a-z]+:/.test(link)) return false;
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? document : relative(ROOT, join(ROOT, dirname(document), path));
    if (!existsSync(join(ROOT, target))) return true;
    if (anchor === undefined) return false;
    return !anchors(target === document ? text : readFileSync(join(ROOT, target), 'utf8')).includes(anchor);
  });
}

test.each(DOCUMENTS)('every relative link and anchor of %s exists', (document) => {
  expect(broken(document, readFileSync(join(ROOT, document), 'utf8'))).toEqual([]);
});

test('a link to a missing file or heading is noticed', () => {
  const text =
    '# A title, here\n[a](#a-title-here) [b](errors.md) [c](../README.md#first-success) [d](no.md) [e](#no) [f](errors.md#no)';
  expect(broken('docs/limits.md', text)).toEqual(['no.md', '#no', 'errors.md#no']);
});
