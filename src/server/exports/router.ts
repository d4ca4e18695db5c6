import { Router } from 'express';
import type { Authenticator } from '../access/authenticator.js';
import { refuseForeignPages, type WarnOfForeignPage } from '../foreign-pages.js';
import { refuseMuchUnderLoad, type Load } from '../load.js';
import type { OriginRules } from '../origins.js';
import type { AddressRates } from '../rates/address-rates.js';
import type { CallerRates } from '../rates/caller-rates.js';
import { authenticate, neverStored, onlyGet } from '../request-guards.js';
import { EXPORTS, type Exports } from './exports.js';

interface ExportRouterParts {
  readonly exports: Exports;
  readonly settings: OriginRules;
  readonly authenticator: Authenticator;
  readonly addresses: AddressRates;
  readonly rates: Pick<CallerRates, 'spendsMuch'>;
  readonly load: Load;
  readonly warnOfForeignPage: WarnOfForeignPage;
}

const PATH = '/export/';

/** Whether a path, as Express matches it, is that of an export. */
export function isExport(path: string): boolean {
  return EXPORTS.some((name) => path === `${PATH}${name}` || path === `${PATH}${name}/`);
}

/** GET /export/customers.ndjson and numbers.ndjson, for whoever may send operations of GraphQL, and in the same account. */
export function exportRouter(parts: ExportRouterParts): Router {
  const { exports, settings, authenticator, addresses, rates, load, warnOfForeignPage } = parts;
  const router = Router({ caseSensitive: true });
  for (const name of EXPORTS) {
    router.all(
      `${PATH}${name}`,
      neverStored,
      onlyGet,
      refuseForeignPages(settings, warnOfForeignPage),
      authenticate(authenticator, addresses),
      refuseMuchUnderLoad(load, rates),
      exports(name),
    );
  }
  return router;
}
