import type { IncomingPhoneNumberRecord, PhoneNumberCapabilitiesRecord } from '../../domain/incoming-phone-number.js';
import type { Page, PageArguments } from '../../domain/page.js';
import { whenRead, type Reading } from '../../domain/reading.js';
import type { Sid } from '../../domain/sid.js';

import type { CopiedList } from '../reading/copy.js';
import { listingOf, type Listing } from '../reading/listing.js';
import { objectOf, optionalText, textOf } from '../answer-values.js';
import type { Observed } from '../reading/observer.js';
import type { ReadableResource } from '../reading/readable-resource.js';
import { ResourceReader } from '../reading/resource-reader.js';
import type { Scope } from '../reading/scope.js';
import { gone, orWhyNot, SubaccountNumbers } from './subaccount-numbers.js';
import type { IncomingPhoneNumberGateway, LocatedNumber } from '../trust-hub.js';

interface NumberFilter {
  readonly phoneNumber?: string | undefined;
  readonly friendlyName?: string | undefined;
}

type SdkNumber = Readonly<
  Record<
    | 'sid'
    | 'accountSid'
    | 'phoneNumber'
    | 'friendlyName'
    | 'capabilities'
    | 'addressSid'
    | 'addressRequirements'
    | 'status'
    | 'bundleSid'
    | 'origin',
    unknown
  >
>;

const SUBJECT = { noun: 'phone number' };

/** The account's phone numbers (API 2010). */
export class TwilioIncomingPhoneNumberGateway implements IncomingPhoneNumberGateway {
  private readonly reader: ResourceReader<Sid, IncomingPhoneNumberRecord>;
  /** The same for numbers on bundles: many may be in subaccounts, and a fetch in this account would be useless. */
  private readonly onBundles: ResourceReader<Sid, IncomingPhoneNumberRecord>;
  private readonly elsewhere: SubaccountNumbers;

  constructor(
    private readonly scope: Scope,
    subaccounts: () => Promise<readonly Sid[]>,
  ) {
    const resource: ReadableResource<Sid, IncomingPhoneNumberRecord> = {
      ...SUBJECT,
      prefix: 'PN',
      observedAs: 'IncomingPhoneNumber',
      fetch: async (sid) => toRecord(await scope.client.incomingPhoneNumbers(sid).fetch()),
      sidsOf: (sid) => [sid],
      keyOf: ({ sid }) => sid,
      collectionOf: () => this.listing({}),
    };
    this.reader = new ResourceReader(scope, resource);
    this.onBundles = new ResourceReader(scope, { ...resource, listsAreComplete: scope.isMain });
    const of = (account: Sid) => scope.client.api.v2010.accounts(account).incomingPhoneNumbers;
    this.elsewhere = new SubaccountNumbers(scope, {
      subaccounts,
      fetch: async (account, sid) => toRecord(await of(account)(sid).fetch()),
      listing: (account) => listingOf(SUBJECT, `incomingPhoneNumbers of ${account}`, {}, () => of(account), toRecord),
    });
  }

  load(sid: Sid): Reading<IncomingPhoneNumberRecord | null> {
    return this.reader.load(sid);
  }

  async locate(sids: readonly Sid[]): Promise<readonly LocatedNumber[]> {
    const { isMain } = this.scope;
    const near = async (sid: Sid): Promise<LocatedNumber> => {
      const remembered = isMain ? await orWhyNot(this.elsewhere.loadRemembered(sid)) : null;
      return remembered ?? (await this.reader.load(sid));
    };
    const numbers = await Promise.all(sids.map(near));
    const missing = sids.filter((_, at) => numbers[at] === null);
    if (!isMain || missing.length === 0) return numbers;
    const found = await this.elsewhere.find(missing);
    const elsewhere = new Map(missing.map((sid, at) => [sid, found[at] ?? null]));
    return sids.map((sid, at) => numbers[at] ?? elsewhere.get(sid) ?? null);
  }

  loadAssigned(sid: Sid): Reading<IncomingPhoneNumberRecord> {
    const remembered = this.scope.isMain ? this.elsewhere.loadRemembered(sid) : null;
    const near = whenRead(remembered, (number) => number ?? this.onBundles.load(sid));
    return whenRead(near, (number) => number ?? this.loadElsewhere(sid));
  }

  private async loadElsewhere(sid: Sid): Promise<IncomingPhoneNumberRecord> {
    if (!this.scope.isMain) throw gone(sid);
    try {
      return await this.elsewhere.load(sid);
    } catch (error) {
      // A list that lacked it may have been seconds old.
      const own = await this.reader.load(sid);
      if (own === null) throw error;
      return own;
    }
  }

  page(
    { phoneNumber, friendlyName }: { phoneNumber?: string; friendlyName?: string },
    page: PageArguments,
  ): Reading<Page<IncomingPhoneNumberRecord>> {
    return this.reader.page(this.listing({ phoneNumber, friendlyName }), page);
  }

  pageOf(subaccountSid: Sid, page: PageArguments): Reading<Page<IncomingPhoneNumberRecord>> {
    return this.elsewhere.page(subaccountSid, page);
  }

  lookAhead(parents: number): void {
    this.onBundles.lookAhead(this.listing({}), parents);
  }

  private listing(filter: NumberFilter): Listing<IncomingPhoneNumberRecord> {
    const numbers = () => this.scope.client.incomingPhoneNumbers;
    return { ...listingOf(SUBJECT, 'incomingPhoneNumbers', filter, numbers, toRecord), copied: copiedOf(filter) };
  }
}

/** The digits may be anywhere in the number, and `*` stands for any one. */
function numberPattern(digits: string): RegExp {
  const kept = digits.replaceAll(/[^\d+*]/g, '');
  return new RegExp(kept === '' ? '(?!)' : kept.replaceAll('+', '\\+').replaceAll('*', '\\d'));
}

function copiedOf({ phoneNumber, friendlyName: name }: NumberFilter): CopiedList {
  const kind = 'IncomingPhoneNumber';
  if (phoneNumber === undefined && name === undefined) return { kind };
  const digits = phoneNumber === undefined ? /(?:)/ : numberPattern(phoneNumber);
  const accepts = (item: Observed) =>
    'phoneNumber' in item && digits.test(item.phoneNumber) && (name === undefined || item.friendlyName === name);
  return { kind, ...(name !== undefined && { name }), accepts };
}

function toRecord(number: SdkNumber): IncomingPhoneNumberRecord {
  return {
    sid: textOf(number.sid),
    accountSid: textOf(number.accountSid),
    phoneNumber: textOf(number.phoneNumber),
    friendlyName: optionalText(number.friendlyName),
    capabilities: toCapabilities(number.capabilities),
    addressSid: optionalText(number.addressSid),
    addressRequirements: optionalText(number.addressRequirements),
    status: optionalText(number.status),
    bundleSid: optionalText(number.bundleSid),
    origin: optionalText(number.origin),
  };
}

/** Twilio spells the keys in lower case here and as `Voice` and `SMS` elsewhere. */
function toCapabilities(value: unknown): PhoneNumberCapabilitiesRecord | null {
  const can = Object.fromEntries(Object.entries(objectOf(value)).map(([key, able]) => [key.toLowerCase(), able]));
  if (Object.keys(can).length === 0) return null;
  const { voice, sms, mms, fax } = can;
  return { voice: voice === true, sms: sms === true, mms: mms === true, fax: fax === true };
}
