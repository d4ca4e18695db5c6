import type { AddressFields, AddressRecord } from '../../domain/address.js';
import { OF_ADDRESS } from '../../domain/marked-name.js';
import type { Sid } from '../../domain/sid.js';
import { ADDRESS_DOCUMENT_TYPE, addressSidsOf } from '../../domain/supporting-document.js';
import type { StepResult } from '../storage/steps.store.js';
import { marked } from './marker.js';
import { bundleOf, StepStopped, unlessGone, word, type Step, type StepContext } from './step.js';

/**
 * Gives the bundle's document a new address: the present one with what is corrected. That itself is not changed, because the
 * approved profile names it, and others may too.
 * @param search whether an earlier attempt may have made it
 */
async function correct(context: StepContext, search: boolean): Promise<StepResult> {
  const { trustHub, input } = context;
  const bundle = bundleOf(context);
  const page = await trustHub.entityAssignments.page(bundle, { objectType: ADDRESS_DOCUMENT_TYPE }, { first: 1 });
  const documentSid = page.edges[0]?.node.objectSid;
  const document = documentSid === undefined ? null : await trustHub.supportingDocuments.load(documentSid);
  if (document === null) throw noDocument();
  const { existingSid } = input.corrections?.address ?? {};
  const addressSid = existingSid ?? (await newAddress(context, addressSidsOf(document.attributes)[0], search));
  const attributes = { ...document.attributes, address_sids: addressSid };
  await trustHub.supportingDocuments.update(document.sid, { attributes });
  return { resourceSid: document.sid };
}

async function newAddress(context: StepContext, presentSid: Sid | undefined, search: boolean): Promise<Sid> {
  const { trustHub, input, marker, detail, remember } = context;
  const friendlyName = marked('Corrected', marker, OF_ADDRESS);
  const { create = {} } = input.corrections?.address ?? {};
  const made = detail.addressSid ?? (search ? (await trustHub.addresses.list({ friendlyName }))[0]?.sid : undefined);
  if (made !== undefined) {
    await update(context, made, create);
    return made;
  }
  const present = presentSid === undefined ? null : await trustHub.addresses.load(presentSid);
  const fields = { ...(present === null ? {} : fieldsOf(present)), ...given(create), friendlyName };
  const address = await trustHub.addresses.create(fields as AddressFields);
  await remember({ addressSid: address.sid });
  return address.sid;
}

/** A corrected correction: the address is the run's own. */
async function update({ trustHub }: StepContext, sid: Sid, create: Partial<AddressFields>): Promise<void> {
  const { isoCountry: _fixed, friendlyName: _ours, ...changes } = given(create);
  if (Object.keys(changes).length > 0) await trustHub.addresses.update(sid, changes);
}

/** An empty text takes away what is optional. */
const given = (create: Partial<AddressFields>): Partial<AddressFields> =>
  Object.fromEntries(Object.entries(create).filter(([, value]) => value != null));

function fieldsOf({ customerName, street, streetSecondary, city, region, postalCode, isoCountry }: AddressRecord) {
  const second = streetSecondary === null ? {} : { streetSecondary };
  return { customerName, street, ...second, city, region, postalCode, isoCountry };
}

function noDocument(): StepStopped {
  return new StepStopped(
    'NO_ADDRESS_DOCUMENT',
    'The customer profile has no supporting document that names its address.',
    'Cancel this; create one (createAddressDocument) and attach it to the profile, or to its provisional copy where it is approved.',
  );
}

/** Deletes the address that it has made, where that is only on a copy: there the approved bundle never named it. */
async function undo({ trustHub, detail, parameters, of }: StepContext): Promise<void> {
  const { addressSid } = detail;
  const { copyOf } = of(word(parameters, 'bundle')).detail;
  if (addressSid === undefined || copyOf === undefined) return;
  await unlessGone(() => trustHub.addresses.delete(addressSid));
}

export const correctAddress: Step = {
  writes: true,
  makesSeveral: true,
  reads: (input) => input.corrections?.address ?? null,
  run: (context) => correct(context, false),
  find: (context) => correct(context, true),
  update: (context) => correct(context, true),
  undo,
};
