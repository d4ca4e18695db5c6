import type { BundleRecord } from '../../domain/bundle.js';
import { isUsLongCode } from '../../domain/incoming-phone-number.js';
import { isTrustProduct, type OnboardingKind } from '../../domain/onboarding-kind.js';
import type { RequirementWarningRecord } from '../../domain/requirements/warnings/warning.js';
import { whenAllRead } from '../../domain/reading.js';
import type { Sid } from '../../domain/sid.js';
import type { TrustHub } from '../../twilio/trust-hub.js';
import type { RunInput } from '../recipes/index.js';
import { TRUST_PRODUCTS, type TrustProductRecipe } from '../recipes/trust-products.js';

/**
 * Twilio does not say where a number is, only which of given numbers are on a bundle. On accounts with more bundles
 * than this a plan does not check it: the run itself meets the conflict, and makes nothing twice.
 */
const MOST_BUNDLES_ASKED = 100;

/** Those of the input's numbers that are on the profile that it names. */
export async function numbersOnProfile(trustHub: TrustHub, input: RunInput): Promise<readonly Sid[]> {
  const sid = input.customerProfile.existingSid;
  if (sid === undefined || input.phoneNumberSids.length === 0) return [];
  if ((await trustHub.customerProfiles.load(sid)) === null) return [];
  const there = await trustHub.channelEndpointAssignments.list({ kind: 'CustomerProfile', sid }, input.phoneNumberSids);
  return there.map(({ channelEndpointSid }) => channelEndpointSid);
}

/**
 * Numbers that Twilio will not accept: a number is on one profile, on one product of a policy, and CNAM has its own
 * rule.
 * @param reusedSid the product that the run takes: what is on that is where it belongs
 */
export async function numberWarnings(
  trustHub: TrustHub,
  kind: OnboardingKind,
  input: RunInput,
  reusedSid: Sid | null,
): Promise<readonly RequirementWarningRecord[]> {
  const { phoneNumberSids } = input;
  if (phoneNumberSids.length === 0) return [];
  const product = isTrustProduct(kind) ? TRUST_PRODUCTS[kind] : null;
  const [onProfiles, onProducts, unfit] = await Promise.all([
    onOtherProfiles(trustHub, input),
    product === null || product.numbers === 'NONE'
      ? []
      : onOtherProducts(trustHub, product, phoneNumberSids, reusedSid),
    product?.numbers === 'US_LONG_CODES' ? noUsLongCodes(trustHub, phoneNumberSids) : [],
  ]);
  const warn = (numbers: readonly Sid[], message: string) =>
    phoneNumberSids.flatMap((sid, at) =>
      numbers.includes(sid) ? [{ field: `phoneNumberSids.${at}`, message, likelyCode: null }] : [],
    );
  return [
    ...warn(onProfiles, 'This number is on another customer profile, and can be on one only: remove it there first.'),
    ...warn(
      onProducts,
      `This number is on another ${product?.noun} trust product, and can be on one only: remove it there first.`,
    ),
    ...warn(unfit, `${product?.noun} is for ordinary numbers of the US: none of other countries, none toll-free.`),
  ];
}

async function onOtherProfiles(trustHub: TrustHub, { customerProfile, phoneNumberSids }: RunInput) {
  const profiles = await trustHub.customerProfiles.list({});
  const others = profiles.filter(({ sid }) => sid !== customerProfile.existingSid);
  return numbersOn(trustHub, others, phoneNumberSids);
}

async function onOtherProducts(
  trustHub: TrustHub,
  { policy }: TrustProductRecipe,
  numbers: readonly Sid[],
  reusedSid: Sid | null,
) {
  const policySid = await trustHub.policies.sidOf(policy);
  const products = await trustHub.trustProducts.list({ policySid });
  return numbersOn(
    trustHub,
    products.filter(({ sid }) => sid !== reusedSid),
    numbers,
  );
}

async function numbersOn(
  { channelEndpointAssignments }: TrustHub,
  bundles: readonly BundleRecord[],
  numbers: readonly Sid[],
): Promise<readonly Sid[]> {
  if (bundles.length > MOST_BUNDLES_ASKED) return [];
  const assignments = await whenAllRead(
    bundles.map(({ bundleKind: kind, sid }) => channelEndpointAssignments.list({ kind, sid }, numbers)),
  );
  return assignments.flat().map(({ channelEndpointSid }) => channelEndpointSid);
}

async function noUsLongCodes({ incomingPhoneNumbers }: TrustHub, numbers: readonly Sid[]): Promise<readonly Sid[]> {
  const records = await incomingPhoneNumbers.locate(numbers);
  return records.flatMap((record) => (record === null || isUsLongCode(record.phoneNumber) ? [] : [record.sid]));
}
