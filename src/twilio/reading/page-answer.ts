import { unreadable } from '../errors/error-table.js';

/** A row of a list as Twilio sends it. */
export type Row = Readonly<Record<string, unknown>>;

interface PageAnswer {
  readonly rows: readonly Row[];
  /** Empty where there is no next page. */
  readonly nextPageUrl: string;
}

/**
 * What Twilio refused, with the fields of the package's RestException. Importing that one (a default export in CommonJS)
 * gives Node.js another thing than vitest.
 */
class RefusedPage extends Error {
  readonly code: unknown;

  constructor(
    readonly status: number,
    body: unknown,
  ) {
    const { code, message } = isObject(body) ? body : {};
    super(typeof message === 'string' ? message : 'The list was refused.');
    this.code = code;
  }
}

/**
 * Reads what our http client answered for a page of a list.
 * @throws RefusedPage where Twilio refused; ServiceError for what is no page
 */
export function readPageAnswer(answer: unknown): PageAnswer {
  const { statusCode, body } = answer as { readonly statusCode: number; readonly body: unknown };
  if (statusCode !== 200) throw new RefusedPage(statusCode, body);
  if (!isObject(body)) throw unreadable();
  const meta = isObject(body['meta']) ? body['meta'] : {};
  const rows = body[typeof meta['key'] === 'string' ? meta['key'] : nameOfRows(body)];
  if (!Array.isArray(rows) || !rows.every(isObject)) throw unreadable();
  const link = meta['next_page_url'] ?? body['next_page_uri'] ?? '';
  if (typeof link !== 'string') throw unreadable();
  return { rows, nextPageUrl: link };
}

/** The older API does not say under which name the rows are (`addresses`): they are its only list. */
function nameOfRows(body: Row): string {
  return Object.keys(body).find((name) => Array.isArray(body[name])) ?? '';
}

/** By Twilio's name, `friendly_name`, the package's, `friendlyName`. There are some hundred; this bounds what is kept. */
const packageNames = new Map<string, string>();
const MOST_NAMES = 1_000;

function packageNameOf(name: string): string {
  const known = packageNames.get(name);
  if (known !== undefined) return known;
  const made = name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  if (packageNames.size < MOST_NAMES) packageNames.set(name, made);
  return made;
}

/** The row with the names that the package gives to what it fetches, so that one function reads both. */
export function withPackageNames(row: Row): Row {
  const named: Record<string, unknown> = {};
  for (const name in row) named[packageNameOf(name)] = row[name];
  return named;
}

function isObject(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
