import type { AttributeFieldRecord, AttributeTypeRecord } from '../domain/end-user.js';
import type { Sid } from '../domain/sid.js';

import type { AccountCache } from './account-caches.js';
import type { TwilioClient } from './client.js';
import { listingOf, type SdkCollection } from './listing.js';
import { readAll } from './paging.js';
import { objectsOf, optionalText, textOf } from './reading.js';
import type { AttributeTypeGateway } from './trust-hub.js';

/** What the package answers for a type of either kind. */
export type SdkAttributeType = Readonly<Record<'sid' | 'machineName' | 'friendlyName' | 'fields', unknown>>;

export interface AttributeTypeResource {
  /** Twilio's word, for sentences. */
  readonly noun: string;
  readonly accountSid: Sid;
  readonly fresh: boolean;
  /** None: every read goes out. */
  readonly cache: AccountCache<readonly AttributeTypeRecord[]> | undefined;
  /** One whose calls no scope cancels where there is a cache, as others share the answer. */
  readonly client: TwilioClient;
  types(client: TwilioClient): SdkCollection<object, SdkAttributeType>;
}

/** The one body of the gateways of end user types and supporting document types. */
export function createAttributeTypeGateway(resource: AttributeTypeResource): AttributeTypeGateway {
  const { noun, accountSid, cache, client, fresh } = resource;
  const read = () => readAll(listingOf({ noun }, noun, {}, () => resource.types(client), toRecord));
  return { list: () => (cache ? cache.get(accountSid, read, fresh) : read()) };
}

function toRecord(type: SdkAttributeType): AttributeTypeRecord {
  return {
    sid: textOf(type.sid),
    machineName: textOf(type.machineName),
    friendlyName: textOf(type.friendlyName),
    fields: objectsOf(type.fields).map(toField),
  };
}

function toField(raw: Readonly<Record<string, unknown>>): AttributeFieldRecord {
  return {
    machineName: textOf(raw['machine_name']),
    friendlyName: textOf(raw['friendly_name']),
    constraint: optionalText(raw['constraint']),
  };
}
