/** What an attacker, a neighbour and a row of the table know of the server that is attacked. Plain data: it goes to other processes. */
export interface Target {
  readonly url: string;
  readonly graphqlUrl: string;
  readonly sandboxUrl: string;
  /** The main account, which no tenant has. */
  readonly mainAccount: string;
  readonly authToken: string;
  readonly attacker: Party;
  readonly neighbour: Party;
  /** A tenant with the main account's subaccounts, whatever their SID. */
  readonly reseller: { readonly key: string };
  readonly metricsKey: string;
  readonly tenantsFile: string;
}

/** A tenant with an account, and what there is in it. */
export interface Party {
  readonly key: string;
  readonly account: string;
  /** Numbers; the first is on a profile from which every product of the account hangs. */
  readonly numbers: readonly string[];
  readonly profile: string;
}

export const bearer = (key: string): Readonly<Record<string, string>> => ({ authorization: `Bearer ${key}` });

/** An answer as an attacker sees it. */
export interface Seen {
  readonly status: number;
  /** The code of the first error of GraphQL, where there is one. */
  readonly code?: string;
  readonly text: string;
  readonly headers: Headers;
}

/** `400 BAD_REQUEST`, or the status alone. */
export const nameOf = ({ status, code }: Pick<Seen, 'status' | 'code'>): string =>
  code === undefined ? String(status) : `${status} ${code}`;

/** Sends a request as it is, and never throws because of what is answered. */
export async function send(url: string, init: RequestInit = {}): Promise<Seen> {
  const response = await fetch(url, { redirect: 'manual', ...init });
  const text = await response.text();
  const code = /"code":"([A-Z_]+)"/.exec(text)?.[1];
  return { status: response.status, text, headers: response.headers, ...(code !== undefined && { code }) };
}

/** Sends a GraphQL operation with a key. */
export function post(
  { graphqlUrl }: Target,
  key: string,
  query: string,
  variables: object = {},
  init: { readonly headers?: Readonly<Record<string, string>>; readonly signal?: AbortSignal } = {},
): Promise<Seen> {
  return send(graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...bearer(key), ...init.headers },
    body: JSON.stringify({ query, variables }),
    ...(init.signal && { signal: init.signal }),
  });
}
