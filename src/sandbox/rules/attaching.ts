import { kindOf } from '../entities/bundle.js';
import type { Bundle } from '../entities/bundle.js';
import type { IncomingPhoneNumber } from '../entities/rows.js';
import { conflict, invalidParameter, notFound, UNDOCUMENTED } from '../http/errors.js';
import type { TwilioError } from '../http/errors.js';
import { isSid } from '../store/sids.js';
import type { World } from '../world.js';
import { attachedTo, named, parentOf } from './attached.js';
import { requireEditable } from './status.js';

/** Whether an object may be attached to a bundle (TRUSTHUB 11.4). Order: format, existence, lock, duplicate. */
export function checkEntity(world: World, bundle: Bundle, objectSid: string): void {
  if (!isSid(objectSid)) throw invalidParameter('ObjectSid is not a valid SID', 22205);
  // An address must be wrapped in a document first; other prefixes are no objects at all.
  if (!isSid(objectSid, 'IT', 'RD', 'BU'))
    throw invalidParameter(
      `ObjectSid ${objectSid} is not an End-User, a Supporting Document or a Customer Profile`,
      22206,
    );
  if (!objectExists(world, bundle, objectSid)) throw notFound(objectSid);
  requireEditable(bundle);
  if (world.settings.duplicateAssignments === 'allowed') return;
  if (world.tables.entityAssignments.list('pair', bundle.sid, objectSid).size > 0)
    throw taken(world, 20409, `${objectSid} is already assigned to ${named(bundle)}`);
}

function objectExists(world: World, bundle: Bundle, objectSid: string): boolean {
  const { tables } = world;
  const own = tables.endUsers.get(objectSid) ?? tables.supportingDocuments.get(objectSid);
  if (own !== undefined) return own.accountSid === bundle.accountSid;
  const supporting = tables.bundles.get(objectSid);
  // Registrations of hosted forms are in no collection, and nothing depends on them.
  if (supporting === undefined || supporting.kind === 'registration') return false;
  if (supporting.sid === bundle.sid) throw invalidParameter('A bundle cannot be assigned to itself', 22205);
  const visible = supporting.accountSid === bundle.accountSid;
  // Only a customer profile of the parent crosses accounts (TRUSTHUB 8.0.4).
  const parents =
    supporting.kind === 'customer-profile' && supporting.accountSid === parentOf(world, bundle.accountSid);
  return visible || parents;
}

/**
 * Whether a number may be put on a bundle. Allowed in every status (S0 step 5: before or after submission). A number is
 * on one profile at most, and on one product of a policy, unless the switch `duplicateAssignments` allows more; it must
 * be on the product's profile first.
 */
export function checkNumber(world: World, bundle: Bundle, numberSid: string): void {
  const number = world.tables.incomingPhoneNumbers.get(numberSid);
  if (number === undefined || !usableBy(world, bundle, number)) throw notFound(numberSid);
  const once = world.settings.duplicateAssignments === 'refused';
  if (once && world.tables.channelEndpointAssignments.list('pair', bundle.sid, numberSid).size > 0)
    throw taken(world, 20409, `Phone number ${numberSid} is already assigned to ${named(bundle)}`);
  if (bundle.kind === 'trust-product') requireOnSupporting(world, bundle, numberSid);
  if (once) requireNoRival(world, bundle, numberSid);
}

/** 409 where a number is on another profile, or on another product of the policy. */
function requireNoRival(world: World, bundle: Bundle, numberSid: string): void {
  for (const { bundleSid } of world.tables.channelEndpointAssignments.list('endpoint', numberSid)) {
    const other = world.tables.bundles.get(bundleSid);
    if (other === undefined || other.kind !== bundle.kind) continue;
    if (bundle.kind === 'trust-product' && other.policySid !== bundle.policySid) continue;
    // Integrators parse the BU out of this text to free the number (TRUSTHUB 9).
    const mapped = `already mapped to a ${kindOf(other.kind).sidKey}: ${other.sid}`;
    const text = world.settings.conflictText === 'mapped-to' ? mapped : `already assigned to ${other.sid}`;
    throw taken(world, 70003, `Phone number ${numberSid} is ${text}`);
  }
}

/** 20409 or 70003: reports disagree (TRUSTHUB 6). */
function taken({ settings: { conflictCode } }: World, code: 20409 | 70003, message: string): TwilioError {
  return conflict(conflictCode === 'by-case' ? code : conflictCode === '20409' ? 20409 : 70003, message);
}

/** Numbers of a subaccount may go on the parent's profile (direct customers with subaccounts, TRUSTHUB 8.2). */
function usableBy(world: World, bundle: Bundle, number: IncomingPhoneNumber): boolean {
  return number.accountSid === bundle.accountSid || parentOf(world, number.accountSid) === bundle.accountSid;
}

/** A product accepts a number only once it is on the profile, and on each product, that the product depends on. */
function requireOnSupporting(world: World, product: Bundle, numberSid: string): void {
  const { bundles } = attachedTo(world, product.sid);
  const isOn = ({ sid }: Bundle): boolean =>
    world.tables.channelEndpointAssignments.list('pair', sid, numberSid).size > 0;
  const refuse = (supporting: string): TwilioError =>
    invalidParameter(
      `Phone number ${numberSid} is not assigned to all the required supporting ${supporting}`,
      UNDOCUMENTED.numberNotOnSupporting,
    );
  if (!bundles.some((one) => one.kind === 'customer-profile' && isOn(one))) throw refuse('Customer profile');
  if (!bundles.every((one) => one.kind !== 'trust-product' || isOn(one))) throw refuse('Trust products');
}
