import type { SandboxControl } from '../../src/sandbox/index.js';
import type { GraphQLOverHttp } from './graphql.js';
import { RUN, voiceIntegrityInput, type OnboardingPayload } from './onboarding.js';

/** The kinds of onboarding, with the name of each in mutations and input types. */
export const KINDS = {
  SECONDARY_CUSTOMER_PROFILE: 'SecondaryCustomerProfile',
  STARTER_CUSTOMER_PROFILE: 'StarterCustomerProfile',
  VOICE_INTEGRITY: 'VoiceIntegrity',
  SHAKEN_STIR: 'ShakenStir',
  CNAM: 'Cnam',
  A2P_MESSAGING_PROFILE: 'A2pMessagingProfile',
  SOLE_PROPRIETOR: 'SoleProprietor',
  TRUST_PRODUCT: 'TrustProduct',
} as const;
export type Kind = keyof typeof KINDS;
/** The kinds that end with a trust product which is given phone numbers. */
export const PRODUCTS = ['VOICE_INTEGRITY', 'SHAKEN_STIR', 'CNAM'] as const;
export type ProductKind = (typeof PRODUCTS)[number];

/** Whether a kind of onboarding takes phone numbers. */
export const takesNumbers = (kind: Kind): boolean => kind !== 'A2P_MESSAGING_PROFILE' && kind !== 'SOLE_PROPRIETOR';

/** Whether a kind of onboarding ends with a profile. */
export const isProfile = (kind: Kind): boolean =>
  kind === 'SECONDARY_CUSTOMER_PROFILE' || kind === 'STARTER_CUSTOMER_PROFILE';

/** Whether its profile is a starter profile. */
export const isOfStarter = (kind: Kind): boolean => kind === 'STARTER_CUSTOMER_PROFILE' || kind === 'SOLE_PROPRIETOR';

/** The starter profile that has of a good secondary one what both have, and of its people the first. */
function starterLike({ business: _none, authorizedRepresentatives, ...rest }: Secondary): object {
  const { businessTitle: _title, jobPosition: _position, ...person } = authorizedRepresentatives[0]!;
  return { ...rest, person };
}

export type Secondary = ReturnType<typeof voiceIntegrityInput>['customerProfile']['secondary'];
/** An existing profile, or what to change of one to make. */
export type Profile = { readonly existingSid: string } | { readonly secondary: (good: Secondary) => object };

const SOLE_PROPRIETOR = { brandName: 'Acme Dental', mobilePhoneNumber: '+14155552671', vertical: 'HEALTHCARE' };

/** A product that has no composite of its own. */
const BRANDED_CALLING = {
  policySid: 'RNec5c6f3b750ed0d117c1951b5d5ce8c1',
  endUsers: [{ type: 'branded_calls_information', attributes: { branded_calls_display_name: 'Acme Dental, SF' } }],
};

/** A good input of a kind, on the profile that is given. */
export function inputFor(kind: Kind, phoneNumberSids: readonly string[], profile: Profile): Record<string, unknown> {
  const { idempotencyKey, customerProfile, voiceIntegrity } = voiceIntegrityInput([]);
  const made = (good: Secondary) => ('existingSid' in profile ? good : profile.secondary(good));
  const secondary = made(customerProfile.secondary);
  const source =
    'existingSid' in profile
      ? profile
      : isOfStarter(kind)
        ? { starter: starterLike(secondary as Secondary) }
        : { secondary };
  const base = { idempotencyKey, ...(takesNumbers(kind) && { phoneNumberSids }) };
  if (isProfile(kind)) {
    if ('existingSid' in source) throw new Error('The profile is made, never given.');
    return { ...base, customerProfile: 'starter' in source ? source.starter : source.secondary };
  }
  return {
    ...base,
    customerProfile: source,
    trustProduct: { friendlyName: 'Acme Dental calls', email: 'office@acme-dental.com' },
    ...(kind === 'VOICE_INTEGRITY' && { voiceIntegrity }),
    ...(kind === 'CNAM' && { cnam: { cnamDisplayName: 'Acme Dental' } }),
    ...(kind === 'TRUST_PRODUCT' && BRANDED_CALLING),
    ...(kind === 'SOLE_PROPRIETOR' && { soleProprietor: SOLE_PROPRIETOR }),
    ...(kind === 'A2P_MESSAGING_PROFILE' && { a2pMessagingProfile: { companyType: 'PRIVATE' } }),
  };
}

const SECONDARY = 'RNdfbf3fae0e1107f8aded0e7cead80bf5';
export const STARTER = 'RN806dd6cd175f314e1f96a9727ee271f4';

/** A second person beside the first. */
export const withTwoRepresentatives = (good: Secondary): object => {
  const [first] = good.authorizedRepresentatives;
  const second = { ...first, firstName: 'Robin', lastName: 'Lee', email: 'robin@acme-dental.com', jobPosition: 'CFO' };
  return { ...good, authorizedRepresentatives: [first, { ...second, phoneNumber: '+14155552672' }] };
};

/** Starts a run of a kind and answers the whole payload. */
export async function onboardKind(app: GraphQLOverHttp, kind: Kind, input: object): Promise<OnboardingPayload> {
  const name = KINDS[kind];
  const mutation = `mutation ($input: Onboard${name}Input!) {
    onboard: onboard${name}(input: $input) { onboarding { kind ${RUN} } userErrors { code message path twilioCode } } }`;
  return (await app.data<{ onboard: OnboardingPayload }>(mutation, { input })).onboard;
}

/**
 * A secondary profile of the sandbox, in the status that is wanted, with numbers on it.
 * @param accountSid whose it is; left out, the main account's
 */
export function plantProfile(
  control: SandboxControl,
  status: 'draft' | 'in-review' | 'twilio-approved' | 'twilio-rejected',
  numbers: readonly string[] = [],
  accountSid?: string,
  policySid = SECONDARY,
): string {
  const profile = {
    ref: 'profile',
    friendlyName: 'Acme Dental, made before',
    email: 'office@acme-dental.com',
    policySid,
    entities: ['$primary'],
    numbers,
    ...(status === 'draft' ? {} : { status }),
  };
  return control.seed({ ...(accountSid && { accountSid }), customerProfiles: [profile] })['profile'] ?? '';
}

/** More numbers for the account: the sandbox begins with 25. */
export function plantNumbers(control: SandboxControl, count: number): void {
  const phoneNumbers = Array.from({ length: count }, (_, at) => ({ phoneNumber: `+1415557${String(1000 + at)}` }));
  control.seed({ phoneNumbers });
}

export interface PlanAnswer {
  readonly kind: string;
  readonly callCount: number;
  readonly waveCount: number;
  readonly steps: readonly {
    readonly key: string;
    readonly title: string;
    readonly wave: number;
    readonly dependsOn: readonly string[];
  }[];
  readonly reusedTrustProduct: { readonly sid: string; readonly effect: string } | null;
  readonly warnings: readonly {
    readonly field: string;
    readonly message: string;
    readonly likelyCode: number | null;
  }[];
}

/** What a run of a kind would do. Reads afresh: what a test has just laid down is seen. */
export async function plan(app: GraphQLOverHttp, kind: Kind, input: object): Promise<PlanAnswer> {
  const name = KINDS[kind];
  const query = `query ($input: Onboard${name}Input!) { plan: plan${name}(input: $input) {
    kind callCount waveCount reusedTrustProduct { sid effect }
    steps { key title wave dependsOn } warnings { field message likelyCode } } }`;
  const answer = await app.execute<{ plan: PlanAnswer }>(query, { input }, { 'cache-control': 'no-cache' });
  if (answer.data == null) throw new Error(JSON.stringify(answer.errors));
  return answer.data.plan;
}
