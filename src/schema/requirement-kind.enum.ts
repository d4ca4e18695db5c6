import { registerEnumType } from 'type-graphql';
import { RequirementKind } from '../domain/requirements/requirement.js';

registerEnumType(RequirementKind, {
  name: 'RequirementKind',
  description: 'What sort of thing a policy asks for.',
  valuesConfig: {
    END_USER: { description: 'Facts about the business or a person, kept in an end user.' },
    SUPPORTING_DOCUMENT: { description: 'Evidence, such as the document that holds the address.' },
    CUSTOMER_PROFILE: { description: "Another customer profile, such as the reseller's own." },
    TRUST_PRODUCT: { description: 'Another trust product that this one builds on.' },
    PHONE_NUMBER: { description: 'A phone number.' },
  },
});

export { RequirementKind };
