import { userError, type UserErrorRecord } from '../errors.js';
import type { GivenThing, PolicyContents } from '../onboarding-input.js';
import { bundleKindOf, type PolicyRecord } from '../policy.js';
import { bundleTypeOfName } from './bundle-types.js';
import { documentFinding, endUserFinding, type JudgedThings } from './findings.js';
import { demandsOf, isBundle, type Demand } from './policy-demands.js';
import { RequirementKind } from './requirement.js';

/** What a product of a policy would be made of. */
export interface GivenContents extends PolicyContents {
  /** By which name policies ask for the customer profile; null where that is not known. */
  readonly profileType: string | null;
  readonly supportsTrustProducts: boolean;
}

/** Whether the policy is one for trust products, by what is known of it or by its name. */
export function isOfTrustProduct({ kind, friendlyName }: PolicyRecord): boolean {
  const known = bundleKindOf(kind);
  return known === undefined ? bundleTypeOfName(friendlyName).endsWith('_trust_product') : known === 'TrustProduct';
}

/**
 * What is missing of the things that a policy asks for, and what it does not ask for: everything attached is evaluated
 * (TRUSTHUB 5). Each with its path in the input; no message has a value. Which fields may stay empty, the policy does not
 * say: the guides do (`fields.ts`).
 */
export function policyFindings(policy: PolicyRecord, given: GivenContents): readonly UserErrorRecord[] {
  const demands = demandsOf(policy.requirements);
  const ofThings = [
    ...thingFindings(demands, RequirementKind.END_USER, 'endUsers', given.endUsers),
    ...thingFindings(demands, RequirementKind.SUPPORTING_DOCUMENT, 'documents', given.documents),
  ];
  const ofBundles = demands.filter(({ kind }) => isBundle(kind)).flatMap((demand) => bundleFindings(demand, given));
  return [...ofThings, ...ofBundles];
}

function thingFindings(
  demands: readonly Demand[],
  kind: RequirementKind,
  part: keyof PolicyContents,
  things: readonly GivenThing[],
): readonly UserErrorRecord[] {
  const ofKind = demands.filter((demand) => demand.kind === kind);
  const wanted = ofKind.flatMap(({ alternatives }) => alternatives.map(({ type }) => type));
  const unwanted = things.flatMap(({ type }, at) =>
    wanted.includes(type) ? [] : [problem([part, String(at), 'type'], 'The policy asks for nothing of this type.')],
  );
  const missing = ofKind.flatMap((demand) => {
    const at = things.findIndex(({ type }) => demand.alternatives.some((one) => one.type === type));
    const find = kind === RequirementKind.END_USER ? endUserFinding : documentFinding;
    const { met, requirement } = find(demand, attachmentsOf(things));
    if (met || requirement.optional) return [];
    const { acceptedTypes, missingFields } = requirement;
    if (at === -1) return [problem([part], `The policy asks for ${acceptedTypes.join(' or ')}.`)];
    return missingFields.map((name) =>
      problem([part, String(at), 'attributes', name], 'The policy asks for this field, or not for this value of it.'),
    );
  });
  return [...unwanted, ...missing];
}

/** As if they were attached. Whether an address exists is found out when it is used. */
function attachmentsOf(things: readonly GivenThing[]): JudgedThings {
  const records = things.map((record) => ({ record, addresses: [] }));
  return { endUsers: records, documents: records };
}

function bundleFindings({ alternatives }: Demand, given: GivenContents): readonly UserErrorRecord[] {
  const ofProducts = alternatives.filter(({ kind }) => kind === RequirementKind.TRUST_PRODUCT);
  if (ofProducts.length > 0 && given.supportsTrustProducts) return [];
  const types = alternatives.map(({ type }) => type);
  if (ofProducts.length === alternatives.length) {
    return [problem(['supportingTrustProductSids'], `The policy asks for ${types.join(' or ')}.`)];
  }
  if (given.profileType === null || types.includes(given.profileType)) return [];
  return [problem(['customerProfile'], `The policy asks for a profile of another kind: ${types.join(' or ')}.`)];
}

const problem = (path: readonly string[], message: string): UserErrorRecord =>
  userError('INVALID_INPUT', message, { path: [...path] });
