import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LIMIT_SETTINGS, SETTINGS } from '../src/config.js';

/*
 * Writes .env.example, and the tables of docs/settings.md and docs/limits.md between their markers, from the settings of
 * src/config:
 *
 *     npx tsx scripts/env-example.ts write
 *     npx tsx scripts/env-example.ts check
 */

const ROOT = join(import.meta.dirname, '..');
const BEGIN = '<!-- settings: begin (npx tsx scripts/env-example.ts write) -->';
const END = '<!-- settings: end -->';

/** The text of .env.example: every setting with its meaning, those without a default commented out. */
export function renderEnvExample(): string {
  const blocks = Object.entries(SETTINGS).map(([name, { about, fallback }]) => {
    const comment = wrap(about, 110).map((line) => `# ${line}`);
    return [...comment, fallback === '' ? `#${name}=` : `${name}=${fallback}`].join('\n');
  });
  const head = '# Copy to .env, which the server reads where it is started; what is set outside wins.';
  return `${[head, ...blocks].join('\n\n')}\n`;
}

/** The settings as a Markdown table. */
export function renderSettingsTable(): string {
  const rows = Object.entries(SETTINGS).map(
    ([name, { about, fallback }]) => `| \`${name}\` | ${fallback === '' ? '' : `\`${fallback}\``} | ${about} |`,
  );
  return ['| setting | default | meaning |', '|---|---|---|', ...rows].join('\n');
}

/** The limits as a Markdown table, with what a caller sees. */
export function renderLimitsTable(): string {
  const rows = Object.entries(LIMIT_SETTINGS).map(
    ([name, { about, fallback, seen }]) => `| \`${name}\` | ${fallback} | ${about} | ${seen} |`,
  );
  return ['| setting | default | what it limits | what a caller sees |', '|---|---|---|---|', ...rows].join('\n');
}

/** The document with its table written again; without the markers, as it was. */
export function withTable(document: string, table: string): string {
  const [begin, end] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (begin === -1 || end < begin) return document;
  return `${document.slice(0, begin + BEGIN.length)}\n<!-- prettier-ignore-start -->\n\n${table}\n\n<!-- prettier-ignore-end -->\n${document.slice(end)}`;
}

function wrap(text: string, width: number): readonly string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + word.length + 1 > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}

function outdated(): readonly { readonly file: string; readonly text: string }[] {
  const document = (file: string, table: string) => ({ file, text: withTable(readFileSync(file, 'utf8'), table) });
  const wanted = [
    { file: join(ROOT, '.env.example'), text: renderEnvExample() },
    document(join(ROOT, 'docs', 'settings.md'), renderSettingsTable()),
    document(join(ROOT, 'docs', 'limits.md'), renderLimitsTable()),
  ];
  return wanted.filter(({ file, text }) => !existsSync(file) || readFileSync(file, 'utf8') !== text);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const files = outdated();
  if (process.argv[2] === 'write') for (const { file, text } of files) writeFileSync(file, text);
  else if (files.length > 0) {
    console.error(
      `Out of date: ${files.map(({ file }) => file).join(', ')}. Run: npx tsx scripts/env-example.ts write`,
    );
    process.exitCode = 1;
  }
}
