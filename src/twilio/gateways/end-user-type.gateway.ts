import { createAttributeTypeGateway } from './attribute-type.gateway.js';
import type { Scope } from '../reading/scope.js';
import type { AttributeTypeGateway } from '../trust-hub.js';

/** The types of end users, with the fields of their attributes. */
export function createEndUserTypeGateway(scope: Scope): AttributeTypeGateway {
  return createAttributeTypeGateway(scope, {
    noun: 'end user type',
    cache: scope.caches.endUserTypes,
    types: ({ trusthub }) => trusthub.v1.endUserTypes,
  });
}
