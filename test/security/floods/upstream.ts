import { again, type Flood } from '../support/flood.js';
import { bearer, post, type Target } from '../support/target.js';

const aliases = (count: number, field: (n: number) => string): string =>
  `{ ${Array.from({ length: count }, (_, n) => `a${n}: ${field(n)}`).join(' ')} }`;

/** Asks again each time: what is kept would cost nothing. */
const FRESH = { 'cache-control': 'no-cache' };

/** A hundred references to things, each of a kind of its own. */
const idsOf = ({ attacker }: Target): readonly string[] =>
  Array.from({ length: 100 }, (_, n) =>
    Buffer.from(`EndUser:${attacker.account}:IT${String(n).padStart(32, '0')}`).toString('base64url'),
  );

/** Reads that cost Twilio requests, and writes by the hundred. */
export const UPSTREAM: readonly Flood[] = [
  {
    name: 'one number with 2,500 products',
    what: 'a query of 2 fields that needs a request for each, 2 at once',
    attack: (scene) =>
      again(scene, { atOnce: 2, everyMs: 200 }, () =>
        post(
          scene.target,
          scene.target.attacker.key,
          'query ($sid: Sid!) { incomingPhoneNumber(sid: $sid) { trustProducts { sid } } }',
          { sid: scene.target.attacker.numbers[0] },
          { headers: FRESH },
        ),
      ),
    answers: [/^200 QUERY_TOO_COMPLEX$/],
    // By the deadline, where the machine is slower than the budget.
    mayBe: [/^429 RATE_LIMITED$/, /^200 UPSTREAM_TIMEOUT$/],
  },
  {
    name: 'aliases of nodes with edges',
    what: '29 times 100 things that do not exist, 2 at once',
    attack: (scene) => {
      const ids = idsOf(scene.target);
      const query = `query ($ids: [ID!]!) ${aliases(29, () => 'nodes(ids: $ids) { id ... on EndUser { type } }')}`;
      return again(scene, { atOnce: 2, everyMs: 200 }, () =>
        post(scene.target, scene.target.attacker.key, query, { ids }, { headers: FRESH }),
      );
    },
    answers: [/^(200|400|429)( |$)/],
  },
  {
    name: 'wide lists of lists',
    what: '20 aliases of 50 products with what is on them, 2 at once',
    attack: (scene) => {
      const query = aliases(
        20,
        () =>
          'trustProducts(first: 50) { nodes { evaluations(first: 20) { nodes { sid } } endUsers { sid } phoneNumbers { sid } } }',
      );
      return again(scene, { atOnce: 2, everyMs: 200 }, () =>
        post(scene.target, scene.target.attacker.key, query, {}, { headers: FRESH }),
      );
    },
    answers: [/^(200|400|429)( |$)/],
  },
  {
    name: 'bulk writes whose caller hangs up',
    what: '19 aliases of 100 assignments, given up after 100 ms, one after another',
    attack: (scene) => {
      const { profile, numbers, key } = scene.target.attacker;
      const mutation = `mutation ($profile: Sid!, $numbers: [Sid!]!) ${aliases(
        19,
        () =>
          'assignPhoneNumbersToCustomerProfile(input: { bundleSid: $profile, phoneNumberSids: $numbers }) { results { phoneNumberSid } }',
      )}`;
      return again(scene, { atOnce: 1, everyMs: 400 }, () =>
        post(scene.target, key, mutation, { profile, numbers }, { signal: AbortSignal.timeout(100) }).catch(
          () => 'hung up',
        ),
      );
    },
    answers: [/^hung up$/],
    mayBe: [/^429 RATE_LIMITED$/],
  },
  {
    name: 'made-up subaccounts',
    what: 'SIDs that do not exist, 5 of them in turns, 4 at once',
    attack: (scene) =>
      again(scene, { atOnce: 4, everyMs: 50 }, (attempt) =>
        post(
          scene.target,
          scene.target.reseller.key,
          '{ endUsers { nodes { sid } } }',
          {},
          {
            headers: { ...bearer(scene.target.reseller.key), 'x-account-sid': `AC${String(attempt % 5).repeat(32)}` },
          },
        ),
      ),
    answers: [/^(200|403) FORBIDDEN$/],
  },
];
