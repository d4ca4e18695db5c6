import { randomBytes } from 'node:crypto';
import { POLICY } from '../../mirror/coverage/support.js';
import { isOfStarter, isProfile, STARTER, takesNumbers } from '../../support/onboarding-kinds.js';
import { SECONDARY } from '../../support/reference-contents.js';
import type { CustomerShape } from './cases.js';
import type { Stage } from './stage.js';

/** An approved profile in a subaccount that no other run works in. */
interface PlantedProfile {
  readonly accountSid: string;
  readonly profileSid: string;
  /** All that are on the profile or its product before, or after. */
  readonly numbers: readonly string[];
  /** Those that the input names. */
  readonly given: readonly string[];
}

/** How far the product is that the profile has: one to which only numbers are added, and one that is completed. */
const PRODUCTS = {
  VOICE_INTEGRITY: { status: 'draft', type: null },
  SHAKEN_STIR: { status: 'twilio-approved', type: null },
  CNAM: { status: 'twilio-approved', type: 'cnam_information' },
  A2P_MESSAGING_PROFILE: { status: 'draft', type: null },
  SOLE_PROPRIETOR: { status: 'twilio-approved', type: null },
  TRUST_PRODUCT: { status: 'draft', type: 'branded_calls_information' },
} as const;
/** What describes a product that is there already. */
const ATTRIBUTES = {
  cnam_information: { cnam_display_name: 'Acme' },
  branded_calls_information: { branded_calls_display_name: 'Acme' },
} as const;
const POLICIES = {
  ...POLICY,
  A2P_MESSAGING_PROFILE: 'RNb0d4771c2c98518d916a3d4cd70a8f8b',
  SOLE_PROPRIETOR: 'RN670d5d2e282a6130ae063b234b6019c8',
  TRUST_PRODUCT: 'RNec5c6f3b750ed0d117c1951b5d5ce8c1',
};

/**
 * Makes what a run on an existing profile works on. Where the copy of the account is off the run asks all products of its kind
 * whom they are for, so it has an account of its own.
 */
export function plantProfile(stage: Stage, { recipe, profile }: CustomerShape, tag: string): PlantedProfile {
  const accountSid = `AC${randomBytes(16).toString('hex')}`;
  const account = { sid: accountSid, authToken: randomBytes(16).toString('hex'), parentSid: stage.accountSid };
  stage.control.seed({ accounts: [account] });
  const [free = '', there = '', untouched = ''] = stage.control.addPhoneNumbers(3, accountSid);
  const hasProduct = profile === 'with a product' && !isProfile(recipe);
  const bundle = (ref: string, policySid: string, entities: readonly string[], status: string) => ({
    ref,
    friendlyName: `${ref} ${tag}`,
    email: 'office@acme-dental.com',
    policySid,
    entities,
    numbers: hasProduct && takesNumbers(recipe) ? [there, untouched] : [],
    ...(status !== 'draft' && { status }),
  });
  const made = stage.control.seed({
    accountSid,
    customerProfiles: [bundle('profile', isOfStarter(recipe) ? STARTER : SECONDARY, ['$primary'], 'twilio-approved')],
    ...(hasProduct && contentsOf(recipe as keyof typeof PRODUCTS, tag, bundle)),
  });
  stage.register.add(accountSid, 'account', tag);
  for (const [ref, sid] of Object.entries(made)) stage.register.add(sid, `planted ${ref}`, tag);
  for (const sid of [free, there, untouched]) stage.register.add(sid, sid === free ? 'number' : 'number there', tag);
  const numbers = [free, there];
  return {
    accountSid,
    profileSid: made['profile'] ?? '',
    numbers: hasProduct ? [...numbers, untouched] : numbers,
    given: numbers,
  };
}

function contentsOf(
  recipe: keyof typeof PRODUCTS,
  tag: string,
  bundle: (ref: string, policySid: string, entities: readonly string[], status: string) => object,
) {
  const { status, type } = PRODUCTS[recipe];
  const describedBy = type === null ? [] : ['$user'];
  return {
    endUsers: type === null ? [] : [{ ref: 'user', friendlyName: tag, type, attributes: ATTRIBUTES[type] }],
    trustProducts: [bundle('product', POLICIES[recipe], ['$profile', ...describedBy], status)],
  };
}
