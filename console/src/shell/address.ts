/** The account in an address, so that a link shows the same to whoever opens it. */
const ACCOUNT = 'account';

export type Parameters = Readonly<Record<string, string | undefined>>;

/** @param search the part of an address behind its question mark */
export function accountIn(search: string): string | undefined {
  return new URLSearchParams(search).get(ACCOUNT) ?? undefined;
}

/** An address within the console that stays in the account of another one. */
export function addressOf(path: string, search: string, parameters: Parameters): string {
  const given = Object.entries({ ...parameters, [ACCOUNT]: accountIn(search) }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  );
  const query = new URLSearchParams(given).toString();
  return query === '' ? path : `${path}?${query}`;
}
