import { createAttributeTypeGateway } from './attribute-type.gateway.js';
import type { Scope } from '../reading/scope.js';
import type { AttributeTypeGateway } from '../trust-hub.js';

/** The types of supporting documents, with the fields of their attributes. */
export function createSupportingDocumentTypeGateway(scope: Scope): AttributeTypeGateway {
  return createAttributeTypeGateway(scope, {
    noun: 'supporting document type',
    cache: scope.caches.supportingDocumentTypes,
    types: ({ trusthub }) => trusthub.v1.supportingDocumentTypes,
  });
}
