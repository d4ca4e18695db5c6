import type { AccountDetails, AccountStatus } from '../domain/account.js';
import type { AllowedAge } from '../domain/allowed-age.js';
import type { AddressFields, AddressFilter, AddressRecord } from '../domain/address.js';
import type { BundleRecord } from '../domain/bundle.js';
import type { Attributes, AttributesMode, AttributeTypeRecord, EndUserRecord } from '../domain/end-user.js';
import type { CallBudget } from '../domain/call-budget.js';
import type { ServiceError } from '../domain/errors.js';
import type { IncomingPhoneNumberRecord } from '../domain/incoming-phone-number.js';
import type { Page, PageArguments } from '../domain/page.js';
import type { PendingNotes } from '../domain/pending-notes.js';
import type { PolicyKind, PolicyRecord } from '../domain/policy.js';
import type { Reading } from '../domain/reading.js';
import type { Secret } from '../domain/secret.js';
import type { Sid } from '../domain/sid.js';
import type { SupportingDocumentRecord } from '../domain/supporting-document.js';

import type {
  BundleGateway,
  ChannelEndpointAssignmentGateway,
  EntityAssignmentGateway,
  EvaluationGateway,
  ProvisionalCopyGateway,
} from './bundle-gateways.js';
import type { InquiryGateways } from './inquiry-gateways.js';
import type { Copies } from './reading/copy.js';
import type { Observer } from './reading/observer.js';

export type * from './bundle-gateways.js';

/*
 * The gateways: one per Trust Hub resource. `load` goes through this scope's loader (equal keys are one call) and is
 * null for what is not there; `page` is one Relay page; `list` is everything. Every write clears and primes what it
 * changed. All throw CallerError (Twilio refused the data) or ServiceError (no one's data is at fault).
 */

/** Items whose SIDs are found on other items. */
export interface LookAhead {
  /** Announces that so many parents will lead to SIDs of this resource, so that it may be listed before they are known. */
  lookAhead(parents: number): void;
}

/** What end users and supporting documents share: a type and free-form attributes. */
export interface AttributedGateway<Item> extends LookAhead {
  load(sid: Sid): Reading<Item | null>;
  page(page: PageArguments): Reading<Page<Item>>;
  /** Every one of the account, page by page of 1,000: Twilio has no filter here. */
  scan(): AsyncIterable<Item>;
  create(item: { friendlyName: string; type: string; attributes?: Attributes }): Promise<Item>;
  /**
   * Attributes replace the present ones, in one call. With MERGE the present ones are read again and changed key by
   * key: two calls, and what somebody else writes between them is overwritten, as Twilio has no conditional write.
   */
  update(sid: Sid, changes: { friendlyName?: string; attributes?: Attributes }, mode?: AttributesMode): Promise<Item>;
  delete(sid: Sid): Promise<void>;
}

export interface AddressGateway {
  load(sid: Sid): Reading<AddressRecord | null>;
  page(filter: AddressFilter, page: PageArguments): Reading<Page<AddressRecord>>;
  list(filter: AddressFilter): Reading<readonly AddressRecord[]>;
  create(address: AddressFields): Promise<AddressRecord>;
  update(sid: Sid, changes: Partial<Omit<AddressFields, 'isoCountry'>>): Promise<AddressRecord>;
  delete(sid: Sid): Promise<void>;
  /** Whether phone numbers of the account use it. Always asked of Twilio. */
  isUsedByNumbers(sid: Sid): Promise<boolean>;
}

/**
 * A number where it is; null for one that is in none of the accounts; and why that is not known, where a subaccount could
 * not be asked, or there are too many of them (QUERY_TOO_COMPLEX).
 */
export type LocatedNumber = IncomingPhoneNumberRecord | ServiceError | null;

export interface IncomingPhoneNumberGateway extends LookAhead {
  load(sid: Sid): Reading<IncomingPhoneNumberRecord | null>;
  /**
   * One that a bundle of the account holds. On a bundle of the main account it may be a number of any subaccount.
   * @throws CallerError NOT_FOUND for one that is in no account any more
   */
  loadAssigned(sid: Sid): Reading<IncomingPhoneNumberRecord>;
  /**
   * Numbers that bundles of the account may hold: its own, and in the main account those of its subaccounts, each in
   * its place. Subaccounts are asked only for what the account itself lacks.
   * @throws ServiceError where the account itself cannot be asked
   */
  locate(sids: readonly Sid[]): Promise<readonly LocatedNumber[]>;
  page(
    filter: { phoneNumber?: string; friendlyName?: string },
    page: PageArguments,
  ): Reading<Page<IncomingPhoneNumberRecord>>;
  /** Those of a subaccount, with the credentials of the main account. */
  pageOf(subaccountSid: Sid, page: PageArguments): Reading<Page<IncomingPhoneNumberRecord>>;
}

export interface PolicyGateway {
  load(sid: Sid): Reading<PolicyRecord | null>;
  page(page: PageArguments): Reading<Page<PolicyRecord>>;
  /** The SID of a kind of policy: as the account lists it, else the SID that Twilio's guides give. */
  sidOf(kind: PolicyKind): Promise<Sid>;
  /**
   * The SIDs of every policy for primary customer profiles, that of businesses first: nonprofits have one of their own.
   */
  primarySids(): Promise<readonly Sid[]>;
}

export interface AttributeTypeGateway {
  list(): Reading<readonly AttributeTypeRecord[]>;
  /** By SID or machine name: from the list, and where the list lacks it or is refused, by itself. */
  load(name: string): Reading<AttributeTypeRecord | null>;
}

export interface AccountFilter {
  readonly friendlyName?: string;
  readonly status?: AccountStatus;
}

/** The account and, where it is the main account, its subaccounts. */
export interface AccountGateway {
  load(sid: Sid): Reading<AccountDetails | null>;
  page(filter: AccountFilter, page: PageArguments): Reading<Page<AccountDetails>>;
  /** @throws CallerError INVALID_INPUT in a subaccount */
  createSubaccount(friendlyName: string): Promise<AccountDetails>;
}

/** What was read to answer something. */
export interface ReadBasis {
  /** Whether all of it was kept and still is: to read it again would give the same, without a request. */
  holds(): boolean;
  /** Whether it is to be read again now, so that what is about to be out of date is renewed. */
  isRoundDue(): boolean;
  /** The next round is due a little later. */
  beginRound(): void;
  /** What was made of it is not kept: it holds no more, and of what is read from now on only the age is noted. */
  giveUp(): void;
  /** Whether it is too old to hold ever again. */
  isPast(): boolean;
  /** Something was read that began then, in milliseconds since 1970. */
  restsOn(since: number): void;
  /** Something was answered that was made before, of reads since then: `asOf` is as old, `readsSince` is not. */
  usesPart(since: number): void;
  /** Something else was read, which is not kept. */
  spoil(): void;
  /** When the oldest read began that it rests on, in milliseconds since 1970; null where nothing was read. */
  asOf(): number | null;
  /** When the oldest read began, without what was made before; infinite where nothing was read. */
  readsSince(): number;
  /** Whether all of it was read lately enough. */
  isWithin(age: AllowedAge): boolean;
  /** Whether all of it came from the copy of the account. */
  isCopied(): boolean;
  /** How many things it was. */
  readonly size: number;
}

/** One account's Trust Hub, with loaders that live as long as this object: a request, or never for a step. */
export interface TrustHub extends InquiryGateways {
  readonly accountSid: Sid;
  readonly sandbox: boolean;
  /** What this scope has read so far. */
  readonly basis: ReadBasis;
  readonly accounts: AccountGateway;
  readonly customerProfiles: BundleGateway;
  readonly trustProducts: BundleGateway;
  /**
   * The account owner's own profiles: those of the policy for businesses and, where none of these is approved, those of
   * every other policy for primary profiles, such as governments' and nonprofits'.
   */
  primaryCustomerProfiles(): Promise<readonly BundleRecord[]>;
  readonly entityAssignments: EntityAssignmentGateway;
  readonly channelEndpointAssignments: ChannelEndpointAssignmentGateway;
  readonly evaluations: EvaluationGateway;
  readonly provisionalCopies: ProvisionalCopyGateway;
  readonly endUsers: AttributedGateway<EndUserRecord>;
  readonly supportingDocuments: AttributedGateway<SupportingDocumentRecord>;
  readonly addresses: AddressGateway;
  readonly incomingPhoneNumbers: IncomingPhoneNumberGateway;
  readonly policies: PolicyGateway;
  readonly endUserTypes: AttributeTypeGateway;
  readonly supportingDocumentTypes: AttributeTypeGateway;
}

/** How long a scope lives and what it may reuse. */
export interface TrustHubScope {
  /** Cancels the calls of this scope. */
  readonly signal?: AbortSignal;
  /** False for onboarding steps: no loader, no cache, every read goes to Twilio. */
  readonly cached: boolean;
  /** True: nothing that other scopes have read, as for `Cache-Control: no-cache`. */
  readonly fresh?: boolean;
  /** Set where the caller allows age. */
  readonly age?: AllowedAge | undefined;
  /** Whose operation it is: a caller's operations wait for each other. None for the server's own work. */
  readonly caller?: string;
  /** For work that waits until the account has requests to spare, before each of its calls. */
  readonly givesWay?: boolean;
  /** Counts the requests of this scope, and ends them; without it they are not counted. */
  readonly budget?: CallBudget;
  /**
   * Takes what is still being noted in the copy of the account: writes and reads of this scope don't wait for it then, and
   * whoever opens the scope does.
   */
  readonly pending?: PendingNotes;
}

/** One per process: owns the connection pool and the process-wide limits. */
export interface TrustHubFactory {
  readonly defaultAccountSid: Sid;
  /** The main account's Trust Hub, or that of one of its subaccounts, whose own credentials then make the calls. */
  open(accountSid: Sid, scope: TrustHubScope): TrustHub;
  /**
   * Resolves for an account that calls can be made for; costs nothing for the main one, and a call in minutes for
   * another.
   * @throws ServiceError FORBIDDEN for one that is not ours or not active; others where Twilio cannot be asked
   */
  requireUsable(accountSid: Sid, signal?: AbortSignal): Promise<void>;
  /**
   * Whether something was signed with a subaccount's auth token, which stays in here.
   * @throws ServiceError where the token cannot be read
   */
  isSignedFor(accountSid: Sid, isSignedWith: (authToken: Secret) => boolean): Promise<boolean>;
  /**
   * From now on everything that is written, and read past the caches, is shown to the observer too; and scopes whose caller
   * allows age are answered from its copies, as far as they have what is asked for.
   */
  observe(observer: Observer, copies: Copies): void;
  /**
   * Loads the code of calls, and opens connections to Twilio, before the first call needs them. Resolves when they are
   * open, or can't be.
   */
  prepareCalls(): Promise<void>;
  /** Whether an account has requests to spare for what nobody waits for. */
  hasRoomToSpare(accountSid: Sid): boolean;
  /** Forgets what is kept of an account for seconds: something has changed at Twilio. */
  clear(accountSid: Sid): void;
  /** Sets how many processes make calls: each keeps to its share of the requests that an account may have under way. */
  share(processes: number): void;
  close(): Promise<void>;
}
