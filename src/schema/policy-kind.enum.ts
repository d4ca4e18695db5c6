import { registerEnumType } from 'type-graphql';
import { PolicyKind } from '../domain/policy.js';

registerEnumType(PolicyKind, {
  name: 'PolicyKind',
  description: 'What a customer profile or trust product is for, which follows from its policy.',
  valuesConfig: {
    PRIMARY_CUSTOMER_PROFILE_BUSINESS: { description: "The account owner's own business identity." },
    SECONDARY_CUSTOMER_PROFILE_BUSINESS: { description: "The identity of a reseller's customer." },
    STARTER_CUSTOMER_PROFILE: {
      description:
        'The identity of a person or a business without a tax number. Whoever has an EIN cannot use it and needs a secondary profile.',
    },
    SHAKEN_STIR: { description: 'Signs outgoing calls so that carriers trust who is calling.' },
    VOICE_INTEGRITY: {
      description:
        'Registers numbers with call analytics companies, to prevent false spam labels. Approval and registration may take 24 to 48 hours.',
    },
    CNAM: { description: 'Shows a business name to the person who is called.' },
    A2P_MESSAGING_LOCAL_BUSINESS: { description: 'Lets a business send application messages from US local numbers.' },
    SOLE_PROPRIETOR_A2P: {
      description:
        'Lets a sole proprietor without a tax number send application messages from US local numbers. It was called the starter policy before.',
    },
    UNKNOWN: { description: 'A policy that this server does not know; the policy itself says what it requires.' },
  },
});

export { PolicyKind };
