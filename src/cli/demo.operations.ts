/*
 * What the demo asks of a server, and what it gets. The types name only what is asked for; a test holds the documents
 * against schema.graphql.
 */

export const ACCOUNT = `query DemoAccount {
  account { sid sandbox }
}`;

export const NUMBERS = `query DemoNumbers($after: String) {
  incomingPhoneNumbers(first: 100, after: $after) {
    nodes { sid customerProfile { sid } }
    pageInfo { hasNextPage endCursor }
  }
}`;

export const ONBOARD = `mutation DemoOnboard($input: OnboardVoiceIntegrityInput!) {
  onboardVoiceIntegrity(input: $input) {
    onboarding { id }
    userErrors { path message }
  }
}`;

export const UPDATED = `subscription DemoUpdated($id: ID!) {
  onboardingUpdated(id: $id) {
    status
    progress { completed total }
    steps { key title status resourceSid error { message } }
    failure { message nextAction }
  }
}`;

export const GRAPH = `query DemoGraph($id: ID!) {
  onboarding(id: $id) {
    id
    status
    createdAt
    completedAt
    customerProfile {
      ...BundleParts
      supportingDocuments { sid type status addresses { sid street city region postalCode isoCountry } }
    }
    trustProduct { ...BundleParts }
  }
}
fragment BundleParts on Bundle {
  sid
  friendlyName
  status
  policy { friendlyName }
  endUsers {
    sid
    type
    details {
      __typename
      ... on BusinessInformation { businessName businessIndustry }
      ... on AuthorizedRepresentative { firstName lastName jobPosition }
      ... on VoiceIntegrityInformation { useCase averageBusinessDayCallVolume }
    }
  }
  supportingProfiles { sid friendlyName status }
  phoneNumbers { sid phoneNumber }
  latestEvaluation { sid status }
}`;

export interface AccountAnswer {
  readonly account: { readonly sid: string; readonly sandbox: boolean };
}

export interface NumbersAnswer {
  readonly incomingPhoneNumbers: {
    readonly nodes: readonly { readonly sid: string; readonly customerProfile: { readonly sid: string } | null }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

export interface OnboardAnswer {
  readonly onboardVoiceIntegrity: {
    readonly onboarding: { readonly id: string } | null;
    readonly userErrors: readonly { readonly path: readonly string[] | null; readonly message: string }[];
  };
}

export interface StepState {
  readonly key: string;
  readonly title: string;
  readonly status: string;
  readonly resourceSid: string | null;
  readonly error: { readonly message: string } | null;
}

export interface RunState {
  readonly status: string;
  readonly progress: { readonly completed: number; readonly total: number };
  readonly steps: readonly StepState[];
  readonly failure: { readonly message: string; readonly nextAction: string | null } | null;
}

export interface UpdatedAnswer {
  readonly onboardingUpdated: RunState;
}

/** Only kinds that this onboarding makes. */
type EndUserFacts =
  | { readonly __typename: 'BusinessInformation'; readonly businessName: string; readonly businessIndustry: string }
  | {
      readonly __typename: 'AuthorizedRepresentative';
      readonly firstName: string;
      readonly lastName: string;
      readonly jobPosition: string;
    }
  | {
      readonly __typename: 'VoiceIntegrityInformation';
      readonly useCase: string;
      readonly averageBusinessDayCallVolume: number;
    };

export interface EndUserPart {
  readonly sid: string;
  readonly type: string;
  readonly details: EndUserFacts | null;
}

export interface AddressPart {
  readonly sid: string;
  readonly street: string;
  readonly city: string;
  readonly region: string;
  readonly postalCode: string;
  readonly isoCountry: string;
}

export interface BundlePart {
  readonly sid: string;
  readonly friendlyName: string;
  readonly status: string;
  readonly policy: { readonly friendlyName: string } | null;
  readonly endUsers: readonly EndUserPart[] | null;
  readonly supportingProfiles:
    readonly { readonly sid: string; readonly friendlyName: string; readonly status: string }[] | null;
  readonly phoneNumbers: readonly { readonly sid: string; readonly phoneNumber: string }[] | null;
  readonly latestEvaluation: { readonly sid: string; readonly status: string } | null;
}

export interface ProfilePart extends BundlePart {
  readonly supportingDocuments:
    | readonly {
        readonly sid: string;
        readonly type: string;
        readonly status: string;
        readonly addresses: readonly AddressPart[] | null;
      }[]
    | null;
}

export interface Graph {
  readonly id: string;
  readonly status: string;
  readonly createdAt: string;
  readonly completedAt: string | null;
  readonly customerProfile: ProfilePart | null;
  readonly trustProduct: BundlePart | null;
}

export interface GraphAnswer {
  readonly onboarding: Graph | null;
}
