import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SETTINGS } from '../src/config.js';

/*
 * Writes .env.example, and the settings table of the README between its markers, from the settings of src/config/settings.ts:
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

/** The README with its table renewed; without the markers, as it was. */
export function withSettingsTable(readme: string): string {
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (begin === -1 || end < begin) return readme;
  return `${readme.slice(0, begin + BEGIN.length)}\n<!-- prettier-ignore-start -->\n\n${renderSettingsTable()}\n\n<!-- prettier-ignore-end -->\n${readme.slice(end)}`;
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
  const readme = join(ROOT, 'README.md');
  const wanted = [
    { file: join(ROOT, '.env.example'), text: renderEnvExample() },
    ...(existsSync(readme) ? [{ file: readme, text: withSettingsTable(readFileSync(readme, 'utf8')) }] : []),
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
