import type { BundleRecord, BundleRef } from '../../domain/bundle.js';
import type { DeletionRecord } from '../../domain/deletion.js';
import type { NumberKind } from '../../domain/onboarding-kind.js';
import { policyKindOf } from '../../domain/policy.js';
import type { RequirementWarningRecord } from '../../domain/requirements/warnings/warning.js';
import type { Sid } from '../../domain/sid.js';
import type { TrustHub } from '../../twilio/trust-hub.js';
import type { RunInput } from '../recipes/index.js';
import { TooManyProducts } from '../steps/customer-products.js';
import { customerBundles, missingKinds, type CustomerBundles } from '../steps/find-customer.step.js';
import type { FindProducts } from '../steps/step.js';

/** Numbers that one request asks a bundle for, and assignments that one request lists. */
const ASKED_TOGETHER = 100;
const LISTED_TOGETHER = 1_000;

/** What would be done with a customer that exists. */
export interface LaterPlan {
  /** The calls of each step, by its key. */
  readonly calls: ReadonlyMap<string, number>;
  readonly warnings: readonly RequirementWarningRecord[];
  readonly deletions: readonly DeletionRecord[];
}

export type Calls = readonly (readonly [key: string, calls: number])[];

/** Reads what is where now, and counts what the run would change. Writes nothing. */
export async function numberPlan(
  trustHub: TrustHub,
  findProducts: FindProducts,
  kind: NumberKind,
  input: RunInput,
): Promise<LaterPlan> {
  const { customerProfile, toCustomerProfileSid, kinds } = input;
  const isMove = kind === 'MOVE_PHONE_NUMBERS';
  const from = await foundCustomer(
    trustHub,
    findProducts,
    customerProfile.existingSid ?? '',
    kinds,
    isMove ? 'fromCustomerProfileSid' : 'customerProfileSid',
  );
  const to = isMove
    ? await foundCustomer(trustHub, findProducts, toCustomerProfileSid ?? '', undefined, 'toCustomerProfileSid')
    : from;
  const warnings = isMove ? [...from.warnings, ...to.warnings] : from.warnings;
  if (from.customer === null || to.customer === null) return { calls: new Map(), warnings, deletions: [] };
  const calls: Calls = [
    ['find-customer', from.customer.calls],
    ...(isMove ? ([['find-new-customer', to.customer.calls]] as const) : []),
    ...(kind === 'ADD_PHONE_NUMBERS' ? [] : await removal(trustHub, from.customer, kind, input)),
    ...(kind === 'REMOVE_PHONE_NUMBERS' ? [] : await addition(trustHub, to.customer, input)),
  ];
  return { calls: new Map(calls), warnings: isMove ? losses(from.customer, to.customer) : [], deletions: [] };
}

/** Numbers that move lose what the new customer has no product for; nothing stops that. */
function losses(from: CustomerBundles, to: CustomerBundles): readonly RequirementWarningRecord[] {
  const kinds = [...new Set(from.products.map(({ policySid }) => policyKindOf(policySid)))].sort();
  const missing = missingKinds(to.products, kinds);
  if (missing.length === 0) return [];
  const message = `The new customer has no trust product of the kind ${missing.join(', ')}: the numbers lose that. Onboard the customer for it first to keep it.`;
  return [{ field: 'toCustomerProfileSid', message, likelyCode: null }];
}

interface Found {
  /** Null where the run would stop at it. */
  readonly customer: CustomerBundles | null;
  readonly warnings: readonly RequirementWarningRecord[];
}

export async function foundCustomer(
  trustHub: TrustHub,
  findProducts: FindProducts,
  profileSid: Sid,
  kinds: RunInput['kinds'],
  field: string,
): Promise<Found> {
  const warn = (at: string, message: string): Found => ({
    customer: null,
    warnings: [{ field: at, message, likelyCode: null }],
  });
  try {
    const customer = await customerBundles(trustHub, findProducts, profileSid, kinds);
    if (customer.profile === null) return warn(field, 'The account has no customer profile with this SID.');
    const missing = missingKinds(customer.products, kinds);
    if (missing.length > 0) {
      return warn(
        'kinds',
        `The customer has no trust product of the kind ${missing.join(', ')}: onboard it for it first.`,
      );
    }
    return { customer, warnings: [] };
  } catch (error) {
    if (!(error instanceof TooManyProducts)) throw error;
    return warn(
      field,
      "Which trust products are the customer's is known only with the copy of the account (MIRROR=on).",
    );
  }
}

const bundleRefs = (bundles: readonly (BundleRecord | null)[]): readonly BundleRef[] =>
  bundles.flatMap((bundle) => (bundle === null ? [] : [{ kind: bundle.bundleKind, sid: bundle.sid }]));

async function addition(trustHub: TrustHub, { profile, products }: CustomerBundles, input: RunInput): Promise<Calls> {
  const { phoneNumberSids } = input;
  const lists = Math.ceil(phoneNumberSids.length / ASKED_TOGETHER);
  const callsOf = async (bundles: readonly BundleRef[]): Promise<number> => {
    const there = await Promise.all(bundles.map((bundle) => numbersOn(trustHub, bundle, phoneNumberSids)));
    return there.reduce((sum, { size }) => sum + lists + phoneNumberSids.length - size, 0);
  };
  return [
    ['add-phone-numbers-to-customer-profile', await callsOf(bundleRefs([profile]))],
    ['add-phone-numbers-to-trust-products', await callsOf(bundleRefs(products))],
  ];
}

async function removal(
  trustHub: TrustHub,
  { profile, products }: CustomerBundles,
  kind: NumberKind,
  { phoneNumberSids, kinds }: RunInput,
): Promise<Calls> {
  const isSet = kind === 'SET_PHONE_NUMBERS';
  const callsOf = async (bundles: readonly BundleRef[]): Promise<number> => {
    const there = await Promise.all(
      bundles.map((bundle) => numbersOn(trustHub, bundle, isSet ? undefined : phoneNumberSids)),
    );
    return there.reduce((sum, numbers) => sum + removalsOf(numbers, isSet, phoneNumberSids), 0);
  };
  const offProducts = ['remove-phone-numbers-from-trust-products', await callsOf(bundleRefs(products))] as const;
  if (kinds !== undefined) return [offProducts];
  return [offProducts, ['remove-phone-numbers-from-customer-profile', await callsOf(bundleRefs([profile]))]];
}

function removalsOf(there: ReadonlySet<Sid>, isSet: boolean, given: readonly Sid[]): number {
  if (!isSet) return Math.ceil(given.length / ASKED_TOGETHER) + there.size;
  const wanted = new Set(given);
  const others = [...there].filter((sid) => !wanted.has(sid)).length;
  return Math.max(1, Math.ceil(there.size / LISTED_TOGETHER)) + others;
}

/** @param sids only of these; undefined for all */
export async function numbersOn(
  { channelEndpointAssignments }: TrustHub,
  bundle: BundleRef,
  sids: readonly Sid[] | undefined,
): Promise<ReadonlySet<Sid>> {
  const assignments = await channelEndpointAssignments.list(bundle, sids);
  return new Set(assignments.map(({ channelEndpointSid }) => channelEndpointSid));
}
