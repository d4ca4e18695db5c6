import type { Bundle } from '../entities/bundle.js';
import { immutableBundle, TwilioError } from '../http/errors.js';
import type { TableName } from '../store/tables.js';
import type { World } from '../world.js';
import { unassign } from './assignments.js';
import { holdersOf, named } from './attached.js';
import { isEditable } from './status.js';

/**
 * Deletes a bundle with everything under it. Refused while it is under review (21647, of regulatory bundles), and for
 * an approved profile that products stand on or that holds numbers (21647, 21648). An approved product may go: that is
 * how CNAM is undone. All but the last is undocumented for Trust Hub (TRUSTHUB 4).
 */
export function deleteBundle(world: World, bundle: Bundle): void {
  const { tables } = world;
  if (!isEditable(bundle) && bundle.status !== 'twilio-approved')
    throw new TwilioError(400, 21647, `${named(bundle)} is under review and is not eligible for deletion`);
  if (bundle.status === 'twilio-approved' && bundle.kind === 'customer-profile') {
    if (holdersOf(world, bundle.sid).length > 0)
      throw new TwilioError(
        400,
        21647,
        `${named(bundle)} is assigned to another bundle and is not eligible for deletion`,
      );
    if (tables.channelEndpointAssignments.list('bundle', bundle.sid).size > 0)
      throw new TwilioError(400, 21648, `${named(bundle)} has active phone number assignments`);
  }
  if (bundle.status === 'twilio-rejected' && refusesRejected(world, bundle))
    throw new TwilioError(400, 21647, `${named(bundle)} is rejected and is not eligible for deletion`);
  for (const copy of [...tables.bundles.list('copy', bundle.sid)]) removeBundle(world, copy);
  removeBundle(world, bundle);
}

function refusesRejected(world: World, bundle: Bundle): boolean {
  return bundle.kind === 'trust-product' && world.settings.rejectedProductDeletion === 'refused';
}

/** Removes a bundle with everything on it, whatever its status. */
export function removeBundle(world: World, bundle: Bundle): void {
  const { tables } = world;
  remove(world, 'entityAssignments', tables.entityAssignments.list('bundle', bundle.sid));
  unassign(world, 'entityAssignments', tables.entityAssignments.list('object', bundle.sid));
  remove(world, 'channelEndpointAssignments', tables.channelEndpointAssignments.list('bundle', bundle.sid));
  remove(world, 'evaluations', tables.evaluations.list('bundle', bundle.sid));
  world.reviews.cancel(bundle.sid);
  remove(world, 'inquiries', tables.inquiries.list('bundle', bundle.sid));
  world.store.delete('bundles', bundle.sid);
}

/** An end user (21644) or document (21645) that a bundle holds cannot be deleted. */
export function requireUnassigned(world: World, sid: string, what: string, code: number): void {
  const holder = holdersOf(world, sid)[0];
  if (holder !== undefined)
    throw new TwilioError(400, code, `${what} ${sid} is assigned to ${named(holder)} and cannot be deleted`);
}

/** An end user or document cannot change while a bundle that holds it is submitted or approved. */
export function requireUnlocked(world: World, sid: string, noun: string): void {
  if (holdersOf(world, sid).some((bundle) => !isEditable(bundle))) throw immutableBundle(noun);
}

/** 21630: an address of an approved document cannot be changed or deleted. */
export function requireFreeAddress(world: World, addressSid: string): void {
  const documents = world.tables.supportingDocuments.list('address', addressSid);
  if (documents.first((document) => document.status === 'APPROVED') !== undefined)
    throw new TwilioError(400, 21630, `Address ${addressSid} is linked to a verified document and cannot be changed`);
}

function remove(world: World, table: TableName, rows: Iterable<{ readonly sid: string }>): void {
  for (const { sid } of [...rows]) world.store.delete(table, sid);
}
