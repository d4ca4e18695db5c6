/** A value by the name of its token, such as `$FIRST_NUMBER_SID`. */
export type TokenValues = Readonly<Record<string, string>>;

/**
 * Where in an answer each token's value is found. The prepared variables name these tokens in place of SIDs that no one
 * can know beforehand: the numbers of the account, or what an earlier step created.
 */
const TOKEN_PATHS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  ...numberTokens('FIRST', 'SECOND', 'THIRD', 'FOURTH', 'FIFTH', 'SIXTH', 'SEVENTH', 'EIGHTH', 'NINTH'),
  $PRIMARY_PROFILE_SID: ['primaryCustomerProfile.sid'],
  $CUSTOMER_PROFILE_SID: ['createCustomerProfile.customerProfile.sid'],
  $ADDRESS_SID: ['createAddress.address.sid'],
  $ADDRESS_DOCUMENT_SID: ['createAddressDocument.supportingDocument.sid'],
  $BUSINESS_INFORMATION_SID: ['createBusinessInformation.endUser.sid'],
  $REPRESENTATIVE_SID: ['createAuthorizedRepresentative.endUser.sid'],
  $TRUST_PRODUCT_SID: ['createTrustProduct.trustProduct.sid'],
  $VOICE_INTEGRITY_SID: ['createVoiceIntegrityInformation.endUser.sid'],
  $ONBOARDING_ID: [
    'onboardVoiceIntegrity.onboarding.id',
    'onboardShakenStir.onboarding.id',
    'onboardA2pMessagingProfile.onboarding.id',
    'onboardStarterCustomerProfile.onboarding.id',
    'onboardSoleProprietor.onboarding.id',
    'onboardTrustProduct.onboarding.id',
    'onboardCnam.onboarding.id',
    'onboardSecondaryCustomerProfile.onboarding.id',
  ],
  // Aliases in the examples: what becomes of these runs must not depend on which other run was started last.
  $REJECTED_ONBOARDING_ID: ['rejectedOnboarding.onboarding.id'],
  $UNWANTED_ONBOARDING_ID: ['unwantedOnboarding.onboarding.id'],
  $BATCH_ID: ['onboardMany.batch.id'],
  $SUBACCOUNT_SID: ['createSubaccount.account.sid'],
  $APPROVED_PROFILE_SID: ['approvedProfiles.nodes.0.sid'],
  $APPROVED_PRODUCT_SID: ['approvedProducts.nodes.0.sid'],
  $PROFILE_COPY_SID: ['createCustomerProfileProvisionalCopy.provisionalCopy.sid'],
  $PRODUCT_COPY_SID: ['createTrustProductProvisionalCopy.provisionalCopy.sid'],
  $INQUIRY_CUSTOMER_ID: ['createComplianceInquiry.complianceInquiry.customerId'],
  $GB_REGISTRATION_ID: ['createComplianceRegistration.registration.registrationId'],
  $BRAND_REGISTRATION_ID: ['createA2pBrandRegistration.registration.registrationId'],
  $CAMPAIGN_REGISTRATION_ID: ['createA2pCampaignRegistration.registration.registrationId'],
};

/**
 * One token for each of the account's first numbers: a number can be on one profile only, so each example has its own.
 */
function numberTokens(...ordinals: readonly string[]): Record<string, [string]> {
  return Object.fromEntries(
    ordinals.map((ordinal, at) => [`$${ordinal}_NUMBER_SID`, [`incomingPhoneNumbers.nodes.${at}.sid`]]),
  );
}

/** Upper case only, so that a GraphQL variable such as `$input` is never mistaken for a token. */
const TOKEN = /\$[A-Z][A-Z0-9_]*/g;

const STORAGE_KEY = 'trusthub-graphql:answers';

/** The token values that an answer holds. */
export function tokensIn(data: unknown): TokenValues {
  const found: Record<string, string> = {};
  const answer = withFreeNumbers(data);
  for (const [token, paths] of Object.entries(TOKEN_PATHS)) {
    const value = paths.map((path) => path.split('.').reduce(property, answer)).find((at) => typeof at === 'string');
    if (value !== undefined) found[token] = value;
  }
  return found;
}

/** The answer without the numbers of which it says that they are on a profile. */
function withFreeNumbers(data: unknown): unknown {
  const nodes = property(property(data, 'incomingPhoneNumbers'), 'nodes');
  if (!Array.isArray(nodes)) return data;
  const free = nodes.filter((node) => (property(node, 'customerProfile') ?? null) === null);
  return { ...(data as object), incomingPhoneNumbers: { nodes: free } };
}

/** The text with every known token replaced; unknown ones stay, so that the person sees what is missing. */
export function fillTokens(text: string, values: TokenValues): string {
  return text.replace(TOKEN, (token) => values[token] ?? token);
}

/** Tokens that are still in the text: running it would only send the placeholder to the server. */
export function unfilledTokens(text: string): readonly string[] {
  return [...new Set(text.match(TOKEN) ?? [])].filter((token) => token in TOKEN_PATHS);
}

/** The field of an answer, or its alias, from which a token is filled first of all. */
export function answerField(token: string): string | undefined {
  return TOKEN_PATHS[token]?.[0].split('.')[0];
}

/** What earlier answers of this browser tab held. Only SIDs and ids are kept, nothing of the business itself. */
export function rememberedTokens(): TokenValues {
  const stored = sessionStorage.getItem(STORAGE_KEY);
  return stored === null ? {} : (JSON.parse(stored) as TokenValues);
}

/** Keeps what an answer says, so that the next step finds the SID that this one created. */
export function rememberTokens(data: unknown): void {
  const found = tokensIn(data);
  if (Object.keys(found).length === 0) return;
  sessionStorage.setItem(STORAGE_KEY, JSON.stringify({ ...rememberedTokens(), ...found }));
}

export function forgetTokens(): void {
  sessionStorage.removeItem(STORAGE_KEY);
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
