import { again, type Flood } from '../support/flood.js';
import { post } from '../support/target.js';

const times = (count: number, write: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => write(n)).join(' ');

/** Nobody's keys, and documents that are dear to check. */
export const KEYS: readonly Flood[] = [
  {
    name: 'wrong keys',
    what: 'another each time, 8 at once',
    attack: (scene) =>
      again(scene, { atOnce: 8, everyMs: 30 }, (attempt) =>
        post(
          scene.target,
          `wrong-key-${attempt}-0123456789`,
          '{ __typename }',
          {},
          {
            headers: { 'x-forwarded-for': '198.51.100.20' },
          },
        ),
      ),
    answers: [/^401 UNAUTHENTICATED$/, /^429 RATE_LIMITED$/],
  },
  {
    name: 'fields repeated',
    what: '10 kB of account { sid }, each text once, 9 a second',
    attack: (scene) =>
      again(scene, { atOnce: 3, everyMs: 333 }, (attempt) =>
        post(scene.target, scene.target.attacker.key, `query Q${attempt} { ${'account { sid } '.repeat(640)} }`),
      ),
    answers: [/^(200|400) (GRAPHQL_VALIDATION_FAILED|GRAPHQL_PARSE_FAILED)$/],
    mayBe: [/^429 RATE_LIMITED$/],
  },
  {
    name: 'documents that cannot be parsed',
    what: '1,990 fields without an end, 4 at once',
    attack: (scene) =>
      again(scene, { atOnce: 4, everyMs: 30 }, () =>
        post(scene.target, scene.target.attacker.key, `{ ${'a '.repeat(1_990)}(`),
      ),
    answers: [/^(200|400) GRAPHQL_PARSE_FAILED$/],
    mayBe: [/^429 RATE_LIMITED$/],
  },
  {
    name: 'aliases of __typename',
    what: '1,000, each text once, 9 a second',
    attack: (scene) =>
      again(scene, { atOnce: 3, everyMs: 333 }, (attempt) =>
        post(
          scene.target,
          scene.target.attacker.key,
          `query Q${attempt} { ${times(600, (n) => `a${n}: __typename`)} }`,
        ),
      ),
    answers: [/^(200|400) GRAPHQL_VALIDATION_FAILED$/],
    mayBe: [/^429 RATE_LIMITED$/],
  },
  {
    name: 'directives',
    what: '900 that do not exist on one field, each text once, 9 a second',
    attack: (scene) =>
      again(scene, { atOnce: 3, everyMs: 333 }, (attempt) =>
        post(
          scene.target,
          scene.target.attacker.key,
          `query Q${attempt} { account { sid ${times(900, (n) => `@d${n}`)} } }`,
        ),
      ),
    answers: [/^(200|400) GRAPHQL_VALIDATION_FAILED$/],
    mayBe: [/^429 RATE_LIMITED$/],
  },
];
