import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';

/*
 * The part of Twilio's OpenAPI descriptions that the sandbox is measured against, as committed files: texts left out.
 * To bring them up to date: clone https://github.com/twilio/twilio-oai and run
 * `npx tsx scripts/twilio-openapi.ts FOLDER`, where FOLDER is its spec/json.
 */

const TARGET = fileURLToPath(new URL('../test/sandbox/contract/openapi', import.meta.url));

/** Each description with the paths that are kept: all of Trust Hub, and what the sandbox needs of the others. */
const WANTED: Readonly<Record<string, RegExp>> = {
  twilio_trusthub_v1: /^/,
  twilio_api_v2010:
    /^\/2010-04-01\/Accounts(\.json|\/\{Sid\}\.json|\/\{AccountSid\}\/(Addresses|IncomingPhoneNumbers)\b.*)$/,
  twilio_accounts_v1: /^\/v1\/AuthTokens\//,
};

interface Description {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, unknown>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value without texts for readers; a property that happens to be named "description" stays. */
function withoutTexts(value: unknown, names = false): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutTexts(item));
  if (!isRecord(value)) return value;
  const kept = Object.entries(value).filter(
    ([key]) =>
      names || !(/^(description|summary|tags|examples?|security|servers|headers)$/.test(key) || key.startsWith('x-')),
  );
  return Object.fromEntries(kept.map(([key, item]) => [key, withoutTexts(item, !names && key === 'properties')]));
}

/** The schemas that something refers to, and those that they refer to. */
function referred(from: unknown, schemas: Description['components']['schemas'], found = new Set<string>()) {
  for (const [, name = ''] of JSON.stringify(from).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
    if (found.has(name)) continue;
    found.add(name);
    referred(schemas[name] ?? {}, schemas, found);
  }
  return found;
}

function trimmed({ openapi, info, paths, components }: Description, wanted: RegExp): object {
  const kept = Object.fromEntries(Object.entries(paths).filter(([path]) => wanted.test(path)));
  const names = referred(kept, components.schemas);
  const schemas = Object.fromEntries(Object.entries(components.schemas).filter(([name]) => names.has(name)));
  return {
    openapi,
    info: { title: info.title, version: info.version },
    paths: withoutTexts(kept, true),
    components: { schemas: withoutTexts(schemas, true) },
  };
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Usage: tsx scripts/twilio-openapi.ts FOLDER');
  process.exit(2);
}
for (const [name, wanted] of Object.entries(WANTED)) {
  const description = JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')) as Description;
  const text = JSON.stringify(trimmed(description, wanted));
  await writeFile(join(TARGET, `${name}.json`), await format(text, { parser: 'json', printWidth: 120 }));
}
