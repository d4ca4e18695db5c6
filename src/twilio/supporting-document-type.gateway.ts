import { createAttributeTypeGateway } from './attribute-type.gateway.js';
import type { Scope } from './scope.js';
import type { AttributeTypeGateway } from './trust-hub.js';

/** The types of supporting documents, with the fields of their attributes. */
export function createSupportingDocumentTypeGateway(scope: Scope): AttributeTypeGateway {
  const { accountSid, cached, caches, client, fresh, sharedClient } = scope;
  return createAttributeTypeGateway({
    noun: 'supporting document type',
    accountSid,
    fresh,
    cache: cached ? caches.supportingDocumentTypes : undefined,
    client: cached ? sharedClient : client,
    types: ({ trusthub }) => trusthub.v1.supportingDocumentTypes,
  });
}
