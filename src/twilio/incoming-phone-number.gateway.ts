import type { IncomingPhoneNumberRecord, PhoneNumberCapabilitiesRecord } from '../domain/incoming-phone-number.js';
import type { Page, PageArguments } from '../domain/page.js';
import type { Sid } from '../domain/sid.js';

import { listingOf } from './listing.js';
import type { Listing } from './paging.js';
import { objectOf, optionalText, textOf } from './reading.js';
import { ResourceReader } from './resource-reader.js';
import type { Scope } from './scope.js';
import type { IncomingPhoneNumberGateway } from './trust-hub.js';

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

  constructor(private readonly scope: Scope) {
    this.reader = new ResourceReader<Sid, IncomingPhoneNumberRecord>(scope, {
      ...SUBJECT,
      prefix: 'PN',
      fetch: async (sid) => toRecord(await scope.client.incomingPhoneNumbers(sid).fetch()),
      sidsOf: (sid) => [sid],
      keyOf: ({ sid }) => sid,
      collectionOf: () => this.listing({}),
    });
  }

  load(sid: Sid): Promise<IncomingPhoneNumberRecord | null> {
    return this.reader.load(sid);
  }

  page(
    { phoneNumber, friendlyName }: { phoneNumber?: string; friendlyName?: string },
    page: PageArguments,
  ): Promise<Page<IncomingPhoneNumberRecord>> {
    return this.reader.page(this.listing({ phoneNumber, friendlyName }), page);
  }

  lookAhead(parents: number): void {
    this.reader.lookAhead(this.listing({}), parents);
  }

  private listing(filter: { phoneNumber?: string; friendlyName?: string }): Listing<IncomingPhoneNumberRecord> {
    const numbers = () => this.scope.client.incomingPhoneNumbers;
    return listingOf(SUBJECT, 'incomingPhoneNumbers', filter, numbers, toRecord);
  }
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
