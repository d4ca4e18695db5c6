import { unreadable } from '../errors/error-table.js';

/** A row of a list as Twilio sends it. */
export type Row = Readonly<Record<string, unknown>>;

interface PageAnswer {
  readonly rows: readonly Row[];
  /** Empty where there is no next page. */
  readonly nextPageUrl: string;
}

/** What is beside the rows in a page of the older API, which doesn't name the rows (the package has the same list). */
const BESIDE_ROWS: ReadonlySet<string> = new Set([
  'end',
  'first_page_uri',
  'next_page_uri',
  'last_page_uri',
  'page',
  'page_size',
  'previous_page_uri',
  'total',
  'num_pages',
  'start',
  'uri',
]);

/** What Twilio refused, in the form of the package's RestException, which can't be imported in the same way everywhere. */
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
  const rows = body[typeof meta['key'] === 'string' ? meta['key'] : (rowsOf(body) ?? '')];
  if (!Array.isArray(rows) || !rows.every(isObject)) throw unreadable();
  const link = meta['next_page_url'] ?? body['next_page_uri'] ?? '';
  if (typeof link !== 'string') throw unreadable();
  return { rows, nextPageUrl: link };
}

/** The older API names its rows after the resource: `addresses`. */
function rowsOf(body: Row): string | undefined {
  return Object.keys(body).find((name) => !BESIDE_ROWS.has(name) && Array.isArray(body[name]));
}

/** `friendly_name` by `friendlyName`. There are some hundred names in all; more would be made up, and are not kept. */
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
