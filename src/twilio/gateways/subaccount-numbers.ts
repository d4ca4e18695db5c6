import { CallerError, ServiceError, UserErrorCode, userError } from '../../domain/errors.js';
import type { IncomingPhoneNumberRecord } from '../../domain/incoming-phone-number.js';
import type { Page, PageArguments } from '../../domain/page.js';
import { whenRead, type Reading } from '../../domain/reading.js';
import { isSid, type Sid } from '../../domain/sid.js';

import { WHOLE_LIST_PAGE_SIZE, type Listing } from '../reading/listing.js';
import { ResourceReader } from '../reading/resource-reader.js';
import { ScopeLoader } from '../reading/scope-loader.js';
import type { Scope } from '../reading/scope.js';

/**
 * After this many pages of 1,000 numbers a search begins no further subaccount: the next search continues where it
 * stopped.
 */
const MOST_PAGES = 100;
/** The same for a run, which searches once and does not use what others have listed. */
const MOST_PAGES_OF_RUN = 1_000;
/** Subaccounts that are listed at the same time; the search ends when all numbers are found. */
const AT_A_TIME = 10;

/** How the numbers of subaccounts are read. */
export interface SubaccountNumbersSource {
  /** The subaccounts that are not closed. */
  subaccounts(): Promise<readonly Sid[]>;
  fetch(account: Sid, number: Sid): Promise<IncomingPhoneNumberRecord>;
  listing(account: Sid): Listing<IncomingPhoneNumberRecord>;
}

type Found = Map<Sid, IncomingPhoneNumberRecord>;

/**
 * Numbers of subaccounts that are on bundles of the main account (direct customers with subaccounts, TRUSTHUB 8.2).
 * Twilio does not say which account a number belongs to, so the subaccounts are listed until all numbers of the search
 * are found. Where one was seen is remembered: then it costs what a number of the own account costs.
 */
export class SubaccountNumbers {
  private readonly numbers: ScopeLoader<Sid, IncomingPhoneNumberRecord>;
  private readonly readers = new Map<Sid, ResourceReader<Sid, IncomingPhoneNumberRecord>>();

  constructor(
    private readonly scope: Scope,
    private readonly source: SubaccountNumbersSource,
  ) {
    const one = async (sid: Sid) => {
      const [result] = await this.search([sid]);
      if (result?.status !== 'fulfilled') throw result?.reason;
      return result.value;
    };
    this.numbers = new ScopeLoader({ fetch: one, nameOf: (sid) => sid, fetchMany: (sids) => this.search(sids) }, scope);
  }

  /** @throws CallerError NOT_FOUND for one that no subaccount has; ServiceError where that is not known */
  load(sid: Sid): Reading<IncomingPhoneNumberRecord> {
    return this.numbers.load(sid);
  }

  /** Checks only where the number was seen before; null where it was not seen, or is no longer there. */
  loadRemembered(sid: Sid): Reading<IncomingPhoneNumberRecord | null> {
    const { numberOwners } = this.scope.caches;
    const owner = numberOwners.ownerOf(sid);
    if (owner === undefined) return null;
    const number = whenRead(this.readerOf(owner).load(sid), (found) => {
      if (found === null) numberOwners.moved(sid);
      return found;
    });
    if (!(number instanceof Promise)) return number;
    return number.catch((error: unknown) => {
      throw unread(owner, error);
    });
  }

  /** Of the numbers of one subaccount. */
  page(account: Sid, page: PageArguments): Reading<Page<IncomingPhoneNumberRecord>> {
    return this.readerOf(account).page(this.source.listing(account), page);
  }

  /** Each in its place, null for one that no subaccount has; and why it is not known, where some could not be asked. */
  async find(sids: readonly Sid[]): Promise<readonly (IncomingPhoneNumberRecord | ServiceError | null)[]> {
    const found: Found = new Map();
    const unsearched = await orWhyNot(this.lookThrough(sids, found));
    return sids.map((sid) => found.get(sid) ?? unsearched);
  }

  private async search(sids: readonly Sid[]): Promise<PromiseSettledResult<IncomingPhoneNumberRecord>[]> {
    const found = await this.find(sids);
    return sids.map((sid, at) => {
      const value = found[at] ?? gone(sid);
      return value instanceof Error ? { status: 'rejected', reason: value } : { status: 'fulfilled', value };
    });
  }

  /** Puts what it finds into `found`. Returns why it could not search everywhere, or null where it did. */
  private async lookThrough(sids: readonly Sid[], found: Found): Promise<ServiceError | null> {
    const { numberOwners } = this.scope.caches;
    const all = await orWhyNot(this.source.subaccounts());
    if (all instanceof Error) return because('The subaccounts of this account could not be listed.', all);
    const accounts = all.filter((account) => isSid(account, 'AC'));
    const listed = (account: Sid) => (this.scope.fresh ? undefined : numberOwners.listOf(account));
    const missing = new Set(sids);
    for (const sid of sids) numberOwners.asked(sid);
    const kept = accounts.flatMap((account) => {
      const there = sids.filter((sid) => listed(account)?.has(sid));
      return there.map((sid) => ({ account, sid }));
    });
    for (const { account, sid } of kept) numberOwners.found(sid, account);
    const { cached, fresh } = this.scope;
    const budget = { pages: cached ? MOST_PAGES : MOST_PAGES_OF_RUN, failure: null as ServiceError | null };
    await Promise.all(
      kept.map(async ({ sid }) => {
        const number = await orWhyNot(this.loadRemembered(sid));
        if (number instanceof Error) budget.failure ??= number;
        else if (number !== null && missing.delete(sid)) found.set(sid, number);
      }),
    );
    // A number may have been bought since a list was read. A run trusts no list, a caller only those that are newer
    // than the question.
    const lacksAll = (account: Sid) => [...missing].every((sid) => numberOwners.isKnownToLack(account, sid));
    const queue = accounts.filter((account) => !cached || fresh || !lacksAll(account));
    const worker = async () => {
      for (let account = queue.shift(); account !== undefined; account = queue.shift()) {
        if (missing.size === 0) return;
        if (budget.pages <= 0) return void queue.push(account);
        await this.listAccount(account, missing, found, budget);
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, worker));
    if (missing.size === 0) return null;
    return budget.failure ?? (queue.length > 0 ? tooMany(cached) : null);
  }

  private async listAccount(
    account: Sid,
    missing: Set<Sid>,
    found: Found,
    budget: { pages: number; failure: ServiceError | null },
  ): Promise<void> {
    const { numberOwners } = this.scope.caches;
    try {
      const moment = numberOwners.currentMoment();
      const listing = this.source.listing(account);
      const binding = `${listing.binding} ${numberOwners.versionOf(account)}`;
      const numbers = await this.readerOf(account).list({ ...listing, binding });
      budget.pages -= Math.max(1, Math.ceil(numbers.length / WHOLE_LIST_PAGE_SIZE));
      numberOwners.listed(account, new Set(numbers.map(({ sid }) => sid)), moment);
      for (const number of numbers) {
        if (!missing.delete(number.sid)) continue;
        found.set(number.sid, number);
        numberOwners.found(number.sid, account);
      }
    } catch (error) {
      const failure = unread(account, error);
      if (!(failure instanceof ServiceError)) throw failure;
      budget.pages -= 1;
      budget.failure ??= failure;
    }
  }

  private readerOf(account: Sid): ResourceReader<Sid, IncomingPhoneNumberRecord> {
    const known = this.readers.get(account);
    if (known !== undefined) return known;
    const made = new ResourceReader<Sid, IncomingPhoneNumberRecord>(this.scope, {
      // A noun of its own, so that cached numbers of one account are never mistaken for another's.
      noun: `phone number of ${account}`,
      prefix: 'PN',
      fetch: (sid) => this.source.fetch(account, sid),
      sidsOf: (sid) => [sid],
      keyOf: ({ sid }) => sid,
      collectionOf: () => this.source.listing(account),
    });
    this.readers.set(account, made);
    return made;
  }
}

/** What is read, or why it could not be. */
export async function orWhyNot<Value>(reading: Reading<Value>): Promise<Value | ServiceError> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof ServiceError) return error;
    throw error;
  }
}

/** What is shown for a number that is still assigned but is in no account. */
export function gone(sid: Sid): CallerError {
  const message =
    `${sid} is assigned here, but no account that this server may read has such a number: it was released or moved ` +
    'elsewhere. Remove the assignment.';
  return new CallerError(userError(UserErrorCode.NOT_FOUND, message));
}

/**
 * A subaccount whose numbers cannot be read. That Twilio refuses to list them, or no longer knows the subaccount, does not
 * say that it has not the number.
 */
function unread(account: Sid, error: unknown): unknown {
  if (!(error instanceof CallerError) && !(error instanceof ServiceError)) return error;
  const what = `The phone numbers of the subaccount ${account} could not be read.`;
  return error instanceof CallerError
    ? new ServiceError('FORBIDDEN', `${what} ${error.message}`)
    : because(what, error);
}

function because(what: string, error: ServiceError): ServiceError {
  const { code, message, cause, retryAfterSeconds, twilioCode, httpStatus, notProcessed, answered } = error;
  const details = { cause, retryAfterSeconds, twilioCode, httpStatus, notProcessed, answered };
  return new ServiceError(code, `${what} ${message}`, details);
}

function tooMany(goesOn: boolean): ServiceError {
  const message = 'The account has too many subaccounts to search all of them for a phone number at once.';
  return goesOn
    ? new ServiceError('UPSTREAM_TIMEOUT', `${message} Ask again: the search goes on where it stopped.`)
    : new ServiceError('QUERY_TOO_COMPLEX', message);
}
