import { Router } from '../../../src/sandbox/http/router.js';
import { ROUTES } from '../../../src/sandbox/routes/index.js';
import { OPERATIONS, OUT_OF_SCOPE } from './description.js';
import type { Operation } from './description.js';
import { DRIVES } from './table.js';

/** What is known of one operation. */
export interface Coverage {
  readonly operation: Operation;
  readonly emulated: boolean;
  readonly tested: boolean;
}

const router = new Router(ROUTES);

/** What is out of scope may look like a route (`IncomingPhoneNumbers/Local` like a SID), and is not one. */
function emulated({ method, path, id }: Operation): boolean {
  const { route } = router.match(method, path);
  return route !== null && !OUT_OF_SCOPE.test(id);
}

/** Each operation: whether the sandbox has a route for it, and whether the contract test drives it. */
export const COVERAGE: readonly Coverage[] = OPERATIONS.map((operation) => ({
  operation,
  emulated: emulated(operation),
  tested: DRIVES[operation.id] !== undefined,
}));

const yes = (is: boolean): string => (is ? 'yes' : 'no');

/** The table of docs/sandbox-coverage.md. */
export function coverageDocument(): string {
  const counted = (api: Operation['api']): string => {
    const of = COVERAGE.filter(({ operation }) => operation.api === api);
    return `${of.filter((one) => one.emulated).length} of ${of.length} emulated, ${of.filter((one) => one.tested).length} tested`;
  };
  const rows = COVERAGE.map(({ operation: { id, method, path }, ...is }) =>
    ['', id, `\`${method} ${path}\``, yes(is.emulated), yes(is.tested), ''].join(' | ').trim(),
  );
  return [
    '# What the sandbox covers',
    '',
    "Written by `npx tsx scripts/sandbox-coverage.ts write` from Twilio's OpenAPI descriptions (`test/sandbox/contract/openapi`), the routes of",
    '`src/sandbox` and the drive table of the contract test (`test/sandbox/contract`). A test fails when it is not current.',
    'Do not edit.',
    '',
    '_Tested_: driven through the real `twilio` package and raw; the request, the answer, refusals and paging are validated',
    'against the description, with no property or parameter that it does not know.',
    '',
    `Trust Hub: ${counted('trusthub')}. Api 2010 (Accounts, Addresses, IncomingPhoneNumbers): ${counted('api 2010')};`,
    'the rest is the add-ons of numbers and lists by type, which answer 404 or 501. Accounts v1 (AuthTokens): ' +
      `${counted('accounts')}.`,
    '',
    '<!-- prettier-ignore-start -->',
    '',
    '| operation | request | emulated | tested |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    '<!-- prettier-ignore-end -->',
    '',
  ].join('\n');
}
