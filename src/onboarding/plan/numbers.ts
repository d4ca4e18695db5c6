import type { BundleRecord } from '../../domain/bundle.js';
import { isUsLongCode } from '../../domain/incoming-phone-number.js';
import { isTrustProduct, type OnboardingKind } from '../../domain/onboarding-kind.js';
import { withoutMarker } from '../../domain/marked-name.js';
import type { RequirementWarningRecord } from '../../domain/requirements/warnings/warning.js';
import { whenAllRead } from '../../domain/reading.js';
import type { Sid } from '../../domain/sid.js';
import type { TrustHub } from '../../twilio/trust-hub.js';
import type { RunInput } from '../recipes/index.js';
import { productOf, type TrustProductRecipe } from '../recipes/trust-products.js';

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
  const product = isTrustProduct(kind) ? productOf(kind, input) : null;
  const [onProfiles, onProducts, unfit] = await Promise.all([
    onOtherProfiles(trustHub, input),
    product === null || product.numbers === 'NONE'
      ? NOWHERE
      : onOtherProducts(trustHub, product, phoneNumberSids, reusedSid),
    product?.numbers === 'US_LONG_CODES' ? noUsLongCodes(trustHub, phoneNumberSids) : NONE,
  ]);
  const warnings = (messageOf: (sid: Sid) => string | undefined) =>
    phoneNumberSids.flatMap((sid, at) => {
      const message = messageOf(sid);
      return message === undefined ? [] : [{ field: `phoneNumberSids.${at}`, message, likelyCode: null }];
    });
  const heldBy = (found: NumbersOnBundles) => (sid: Sid) => {
    const bundle = found.get(sid);
    return bundle && heldMessage(bundle, product?.noun);
  };
  return [
    ...warnings(heldBy(onProfiles)),
    ...warnings(heldBy(onProducts)),
    ...warnings((sid) =>
      unfit.includes(sid)
        ? `${product?.noun} is for ordinary numbers of the US: none of other countries, none toll-free.`
        : undefined,
    ),
  ];
}

/** What has a number, what that is, and what it would lose there. Whether it should move is the caller's to decide. */
function heldMessage({ bundleKind, sid, friendlyName, status }: BundleRecord, noun: string | undefined): string {
  const isProfile = bundleKind === 'CustomerProfile';
  const what = isProfile ? 'customer profile' : `${noun} trust product`;
  const state = status.replace('twilio-', '').replaceAll('-', ' ');
  const lost = isProfile ? "all that it gains by that customer's products" : `${noun} until this one is approved`;
  return (
    `This number is on another ${what}, "${withoutMarker(friendlyName)}" (${sid}, ${state}), and can be on one only. ` +
    `Taken off there, it would lose ${lost}; movePhoneNumbers moves it from one customer to another.`
  );
}

async function onOtherProfiles(trustHub: TrustHub, { customerProfile, phoneNumberSids }: RunInput) {
  const profiles = await trustHub.customerProfiles.list({});
  const others = profiles.filter(({ sid }) => sid !== customerProfile.existingSid);
  return numbersOn(trustHub, others, phoneNumberSids);
}

async function onOtherProducts(
  trustHub: TrustHub,
  { policy, policySid: named }: TrustProductRecipe,
  numbers: readonly Sid[],
  reusedSid: Sid | null,
) {
  const policySid = named ?? (await trustHub.policies.sidOf(policy));
  const products = await trustHub.trustProducts.list({ policySid });
  return numbersOn(
    trustHub,
    products.filter(({ sid }) => sid !== reusedSid),
    numbers,
  );
}

/** The bundle that each number is on. */
type NumbersOnBundles = ReadonlyMap<Sid, BundleRecord>;
const NOWHERE: NumbersOnBundles = new Map();
const NONE: readonly Sid[] = [];

async function numbersOn(
  { channelEndpointAssignments }: TrustHub,
  bundles: readonly BundleRecord[],
  numbers: readonly Sid[],
): Promise<NumbersOnBundles> {
  if (bundles.length > MOST_BUNDLES_ASKED) return NOWHERE;
  const assignments = await whenAllRead(
    bundles.map(({ bundleKind: kind, sid }) => channelEndpointAssignments.list({ kind, sid }, numbers)),
  );
  return new Map(
    assignments.flatMap((on, at) => on.map(({ channelEndpointSid }) => [channelEndpointSid, bundles[at]!] as const)),
  );
}

async function noUsLongCodes({ incomingPhoneNumbers }: TrustHub, numbers: readonly Sid[]): Promise<readonly Sid[]> {
  const records = await incomingPhoneNumbers.locate(numbers);
  return records.flatMap((record) =>
    record === null || record instanceof Error || isUsLongCode(record.phoneNumber) ? [] : [record.sid],
  );
}
