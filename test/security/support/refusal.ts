import type { Issuer } from './issuer.js';
import type { Belongings } from './belongings.js';
import { bearer, send, type Seen, type Target } from './target.js';

/** An attack that is refused at once. */
export interface Refusal {
  readonly name: string;
  readonly send: (ground: Ground) => Promise<Seen | string>;
  /** What the attacker must be answered: `401 UNAUTHENTICATED`, or `closed 4400`. */
  readonly wanted: RegExp;
  /** What the answer must not contain, beside what is the neighbour's. */
  readonly hides?: RegExp;
}

/** What an attack that is refused is given. */
export interface Ground {
  readonly target: Target;
  readonly issuer: Issuer;
  /** What the neighbour has; the attacker knows each of its names. */
  readonly theirs: Belongings;
  /** An address of its own for each row: one row's wrong tries are not to refuse the next row's. */
  readonly address: string;
}

/** A GraphQL request of the attacker, with its key unless headers say otherwise. */
export function ask(
  { target, address }: Ground,
  body: object | string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Seen> {
  return send(target.graphqlUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': address,
      ...bearer(target.attacker.key),
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}
