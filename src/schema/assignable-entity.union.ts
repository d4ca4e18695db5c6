import { createUnionType } from 'type-graphql';
import { CustomerProfile } from './customer-profile.type.js';
import { EndUser } from './end-user.type.js';
import { SupportingDocument } from './supporting-document.type.js';
import { TrustProduct } from './trust-product.type.js';

export const AssignableEntity = createUnionType({
  name: 'AssignableEntity',
  description: 'What can be attached to a customer profile or trust product.',
  types: () => [EndUser, SupportingDocument, CustomerProfile, TrustProduct] as const,
});
