import { CallerError, ServiceError, UserErrorCode, userError } from '../../domain/errors.js';
import type { Page, PageArguments } from '../../domain/page.js';
import { KNOWN_POLICIES, PolicyKind, policyKindOf, type PolicyRecord } from '../../domain/policy.js';
import {
  bundleTypeOfName,
  bundleTypeOfPolicy,
  KNOWN_PRIMARY_POLICIES,
  PRIMARY_PROFILE_TYPE,
} from '../../domain/requirements/bundle-types.js';
import type { Reading } from '../../domain/reading.js';
import type { Sid } from '../../domain/sid.js';

import type { TwilioClient } from '../transport/client.js';
import { listingOf, type Listing } from '../reading/listing.js';
import { readAll } from '../reading/paging.js';
import { objectOf, textOf } from '../answer-values.js';
import { ResourceReader } from '../reading/resource-reader.js';
import type { Scope } from '../reading/scope.js';
import type { PolicyGateway } from '../trust-hub.js';

type SdkPolicy = Readonly<Record<'sid' | 'friendlyName' | 'requirements', unknown>>;

const SUBJECT = { noun: 'policy' };
/** For how long a refused list is not asked for again: restricted API keys are refused it for good. */
const REFUSAL_REMEMBERED_MS = 60_000;

/** The policies: what Twilio demands of each kind of bundle. */
export class TwilioPolicyGateway implements PolicyGateway {
  private readonly reader: ResourceReader<Sid, PolicyRecord>;
  /** A scope that bypasses the cache doesn't use the shared list, but reads it only once. */
  private stale: boolean;

  constructor(private readonly scope: Scope) {
    this.stale = scope.fresh;
    this.reader = new ResourceReader<Sid, PolicyRecord>(scope, {
      ...SUBJECT,
      prefix: 'RN',
      observedAs: 'Policy',
      fetch: (sid) => this.fetch(sid),
      sidsOf: (sid) => [sid],
      keyOf: ({ sid }) => sid,
      // `fetch` searches the kept list of all policies first.
      collectionOf: () => null,
    });
  }

  load(sid: Sid): Reading<PolicyRecord | null> {
    return this.reader.load(sid);
  }

  page(page: PageArguments): Reading<Page<PolicyRecord>> {
    return this.reader.page({ ...policies(this.scope.client), copied: { kind: 'Policy' } }, page);
  }

  /**
   * Twilio's overview asks not to rely on the SIDs, its guides hard-code them (TRUSTHUB section 2): the account's list
   * is used first, by SID and then by name, and the guides' SIDs where the list is refused. The list is kept
   * for minutes in every scope, also where nothing else is cached: the meaning of a name is not the state of a bundle.
   */
  async sidOf(kind: PolicyKind): Promise<Sid> {
    const known = KNOWN_POLICIES.find((policy) => policy.kind === kind);
    if (known === undefined) {
      throw new CallerError(
        userError(UserErrorCode.INVALID_INPUT, 'There is no policy of this kind. Give the SID of the policy instead.', {
          path: ['kind'],
        }),
      );
    }
    const listed = await this.listed();
    if (listed.some(({ sid }) => sid === known.sid)) return known.sid;
    return listed.find((policy) => policy.kind === kind)?.sid ?? known.sid;
  }

  async primarySids(): Promise<readonly Sid[]> {
    const business = await this.sidOf(PolicyKind.PRIMARY_CUSTOMER_PROFILE_BUSINESS);
    const listed = await this.listed();
    const others = listed.length === 0 ? KNOWN_PRIMARY_POLICIES : listed.filter(isPrimary).map(({ sid }) => sid);
    return [business, ...others.filter((sid) => sid !== business)];
  }

  /** One list brings all policies that a graph names; only what it lacks is fetched. */
  private async fetch(sid: Sid): Promise<PolicyRecord> {
    const listed = this.scope.cached ? (await this.listed()).find((policy) => policy.sid === sid) : undefined;
    return listed ?? toRecord(await this.scope.client.trusthub.v1.policies(sid).fetch());
  }

  /** All policies of the account; none where the list is refused or fails. */
  private async listed(): Promise<readonly PolicyRecord[]> {
    const { accountSid, age, caches, copy, sharedClient } = this.scope;
    const copied = copy && (await copy.list({ kind: 'Policy' }));
    if (copied !== undefined) {
      this.scope.basis.tookCopy(copied.since);
      return copied.value as readonly PolicyRecord[];
    }
    const fresh = this.stale;
    this.stale = false;
    try {
      return await caches.policies.getFor(this.scope, () => readAll(policies(sharedClient)), fresh);
    } catch (error) {
      if (age?.onlyKept === true) throw error;
      if (!(error instanceof ServiceError) && !(error instanceof CallerError)) throw error;
      caches.policies.put(accountSid, [], REFUSAL_REMEMBERED_MS);
      return [];
    }
  }
}

function isPrimary({ sid, friendlyName }: PolicyRecord): boolean {
  return (bundleTypeOfPolicy(sid) ?? bundleTypeOfName(friendlyName)) === PRIMARY_PROFILE_TYPE;
}

function policies(client: TwilioClient): Listing<PolicyRecord> {
  return listingOf(SUBJECT, 'policies', {}, () => client.trusthub.v1.policies, toRecord);
}

function toRecord(policy: SdkPolicy): PolicyRecord {
  const sid = textOf(policy.sid);
  const friendlyName = textOf(policy.friendlyName);
  return { sid, friendlyName, kind: policyKindOf(sid, friendlyName), requirements: objectOf(policy.requirements) };
}
