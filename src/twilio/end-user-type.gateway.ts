import { createAttributeTypeGateway } from './attribute-type.gateway.js';
import type { Scope } from './scope.js';
import type { AttributeTypeGateway } from './trust-hub.js';

/** The types of end users, with the fields of their attributes. */
export function createEndUserTypeGateway({
  accountSid,
  cached,
  caches,
  client,
  fresh,
  sharedClient,
}: Scope): AttributeTypeGateway {
  return createAttributeTypeGateway({
    noun: 'end user type',
    accountSid,
    fresh,
    cache: cached ? caches.endUserTypes : undefined,
    client: cached ? sharedClient : client,
    types: ({ trusthub }) => trusthub.v1.endUserTypes,
  });
}
