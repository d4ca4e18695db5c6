import type { AttributeFieldRecord, AttributeTypeRecord } from '../../domain/end-user.js';
import { CallerError, ServiceError } from '../../domain/errors.js';

import type { AccountCache } from '../reading/account-caches.js';
import type { TwilioClient } from '../transport/client.js';
import { answeredOrNull } from '../errors/error-table.js';
import { listingOf, type SdkCollection } from '../reading/listing.js';
import { readAll } from '../reading/paging.js';
import { objectsOf, optionalText, textOf } from '../answer-values.js';
import type { Scope } from '../reading/scope.js';
import type { AttributeTypeGateway } from '../trust-hub.js';

/** What the package answers for a type of either kind. */
type SdkAttributeType = Readonly<Record<'sid' | 'machineName' | 'friendlyName' | 'fields', unknown>>;

interface SdkAttributeTypes extends SdkCollection<object, SdkAttributeType> {
  (sid: string): { fetch(): Promise<SdkAttributeType> };
}

interface AttributeTypeResource {
  /** Twilio's word, for sentences. */
  readonly noun: string;
  readonly cache: AccountCache<readonly AttributeTypeRecord[]>;
  types(client: TwilioClient): SdkAttributeTypes;
}

/** The types of end users, with the fields of their attributes. */
export function createEndUserTypeGateway(scope: Scope): AttributeTypeGateway {
  return createAttributeTypeGateway(scope, {
    noun: 'end user type',
    cache: scope.caches.endUserTypes,
    types: ({ trusthub }) => trusthub.v1.endUserTypes,
  });
}

/** The types of supporting documents, with the fields of their attributes. */
export function createSupportingDocumentTypeGateway(scope: Scope): AttributeTypeGateway {
  return createAttributeTypeGateway(scope, {
    noun: 'supporting document type',
    cache: scope.caches.supportingDocumentTypes,
    types: ({ trusthub }) => trusthub.v1.supportingDocumentTypes,
  });
}

function createAttributeTypeGateway(scope: Scope, resource: AttributeTypeResource): AttributeTypeGateway {
  const { noun, cache } = resource;
  const { cached, age } = scope;
  // A scope that bypasses the cache doesn't use the shared list, but reads it only once.
  let stale = scope.fresh;
  const read = (client: TwilioClient) => readAll(listingOf({ noun }, noun, {}, () => resource.types(client), toRecord));

  const list = (): Promise<readonly AttributeTypeRecord[]> => {
    if (!cached) return read(scope.client);
    const fresh = stale;
    stale = false;
    // Others share the answer, so that no scope may cancel the call.
    return cache.getFor(scope, () => read(scope.sharedClient), fresh);
  };
  const fetch = (name: string) =>
    answeredOrNull({ noun }, async () => toRecord(await resource.types(scope.client)(name).fetch()));

  return {
    list,
    load: async (name) => {
      const listed = cached ? await (age?.onlyKept === true ? list() : list().catch(noneWhereRefused)) : [];
      const found = listed.find(({ sid, machineName }) => sid === name || machineName === name);
      return found ?? fetch(name);
    },
  };
}

/** Restricted API keys are refused the list of policies, and may be refused this one. */
function noneWhereRefused(error: unknown): readonly AttributeTypeRecord[] {
  if (error instanceof ServiceError || error instanceof CallerError) return [];
  throw error;
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
