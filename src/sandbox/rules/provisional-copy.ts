import { kindOf } from '../entities/bundle.js';
import type { Bundle } from '../entities/bundle.js';
import { addressSids } from '../entities/rows.js';
import { notFound, TwilioError } from '../http/errors.js';
import type { World } from '../world.js';
import { attachedTo, named } from './attached.js';
import { removeBundle } from './deletion.js';
import { effectsOn, hasEffect } from './magic/table.js';

/**
 * Provisional copies: "useful for making updates to an existing immutable customer profile" (description). Nobody says
 * more. Here a copy is a draft with a SID of its own, holding copies of the end users and documents, so that they can be
 * edited while the approved ones stay locked. It is submitted like any bundle; once approved, its contents take the place
 * of the original's, and the copy is gone. Rejected, it is corrected and submitted again. The original stays approved all the
 * while, and keeps its numbers and its products.
 */
export function createCopy(world: World, bundle: Bundle): Bundle {
  requireCopyable(world, bundle);
  const { policySid, friendlyName, email, statusCallback, kind, accountSid } = bundle;
  const copy = world.create('bundles', 'BU', accountSid, {
    kind,
    policySid,
    friendlyName,
    email,
    statusCallback,
    status: 'draft',
    validUntil: null,
    errors: null,
    review: null,
    copyOf: bundle.sid,
  });
  const { endUsers, documents, bundles } = attachedTo(world, bundle.sid);
  const objects = [
    ...endUsers.map(({ friendlyName: name, type, attributes }) =>
      world.create('endUsers', 'IT', accountSid, { friendlyName: name, type, attributes }),
    ),
    ...documents.map(({ friendlyName: name, type, attributes }) =>
      world.create('supportingDocuments', 'RD', accountSid, { friendlyName: name, type, attributes, status: 'DRAFT' }),
    ),
    ...bundles,
  ];
  for (const { sid: objectSid } of objects)
    world.create('entityAssignments', 'BV', accountSid, { bundleSid: copy.sid, objectSid });
  return copy;
}

/** 18607 not eligible, 18608 copied already, 18610 an address is gone (error dictionary). */
function requireCopyable(world: World, bundle: Bundle): void {
  const refuse = (code: number, why: string): TwilioError => new TwilioError(400, code, `${named(bundle)} ${why}`);
  const eligible = bundle.status === 'twilio-approved' && bundle.copyOf === undefined;
  if (!eligible || hasEffect(effectsOn(world, bundle), 'refuse-copy'))
    throw refuse(18607, 'is not eligible to be copied');
  if (world.tables.bundles.list('copy', bundle.sid).size > 0) throw refuse(18608, 'is already copied');
  const addresses = attachedTo(world, bundle.sid).documents.flatMap((document) => addressSids(document.attributes));
  if (addresses.some((sid) => world.tables.addresses.get(sid) === undefined))
    throw refuse(18610, 'cannot be copied because one of its addresses was deleted');
}

/** The copy under way; 404 where there is none. */
export function copyOf(world: World, bundle: Bundle, path: string): Bundle {
  const copy = world.tables.bundles.list('copy', bundle.sid).first();
  if (copy === undefined || kindOf(copy.kind) !== kindOf(bundle.kind)) throw notFound(path);
  return copy;
}

/** Puts an approved copy's contents into the original, and returns that; a bundle that is no copy stays as it is. */
export function settleCopy(world: World, approved: Bundle): Bundle {
  const { tables } = world;
  const original = tables.bundles.get(approved.copyOf ?? '');
  if (original === undefined) return approved;
  for (const { sid } of [...tables.entityAssignments.list('bundle', original.sid)])
    world.store.delete('entityAssignments', sid);
  for (const row of [...tables.entityAssignments.list('bundle', approved.sid)])
    world.update('entityAssignments', row, { bundleSid: original.sid });
  for (const row of [...tables.channelEndpointAssignments.list('bundle', approved.sid)])
    world.update('channelEndpointAssignments', row, { bundleSid: original.sid });
  removeBundle(world, approved);
  const { friendlyName, email, statusCallback, validUntil } = approved;
  return world.update('bundles', original, { friendlyName, email, statusCallback, validUntil });
}
