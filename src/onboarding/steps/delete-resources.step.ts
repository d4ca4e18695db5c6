import { BundleStatus, type BundleRef } from '../../domain/bundle.js';
import { DELETED_KINDS, type DeletedKind } from '../../domain/deletion.js';
import { CallerError, isNotFound, userError, type UserErrorRecord } from '../../domain/errors.js';
import type { Sid } from '../../domain/sid.js';
import type { TrustHub } from '../../twilio/trust-hub.js';
import type { Deletion } from '../storage/deletions.store.js';
import { forEach, gatewayOf, StepStopped, word, type Step, type StepContext } from './step.js';

/** With these Twilio says of an end user or a document that another bundle has it: then it stays there. */
const ON_ANOTHER_BUNDLE: readonly (number | null)[] = [21644, 21645];

type Deletions = Map<Sid, Deletion>;

/**
 * Deletes all things of one kind that the run has written down. What Twilio refuses is noted with the reason, and stops
 * nothing else; what is gone already counts as deleted. What is held by something that is still there is not tried.
 */
async function deleteKind(context: StepContext, kind: DeletedKind): Promise<void> {
  const all: Deletions = new Map((await context.deletions.all()).map((deletion) => [deletion.sid, deletion]));
  const isOpen = ({ outcome }: Deletion) => outcome === 'NOT_TRIED' || outcome === 'REFUSED';
  let open = [...all.values()].filter((deletion) => deletion.kind === kind && isOpen(deletion));
  // A copy goes before what it copies, and a product before one that it depends on.
  while (open.length > 0) {
    const isHeld = ({ sid, heldBy }: Deletion) => open.some((other) => other.sid !== sid && heldBy.includes(other.sid));
    const free = open.filter((deletion) => !isHeld(deletion));
    const next = free.length > 0 ? free : open;
    await forEach(next, (deletion) => deleteOne(context, all, deletion));
    open = open.filter((deletion) => !next.includes(deletion));
  }
}

async function deleteOne(context: StepContext, all: Deletions, deletion: Deletion): Promise<void> {
  const holder = deletion.heldBy.map((sid) => all.get(sid)).find(holds);
  const settled = holder === undefined ? await tried(context, deletion) : keptFor(holder, deletion);
  all.set(settled.sid, settled);
  await context.deletions.settle(settled);
}

const holds = (holder: Deletion | undefined): holder is Deletion =>
  holder !== undefined && holder.outcome !== 'DELETED' && !holder.emptied;

function keptFor(holder: Deletion, deletion: Deletion): Deletion {
  if (holder.outcome === 'STAYS') {
    return { ...deletion, outcome: 'STAYS', reason: `${holder.sid} stays, and needs it.`, error: null };
  }
  return { ...deletion, outcome: 'NOT_TRIED', reason: `${holder.sid} is still there, and needs it.`, error: null };
}

/** @throws ServiceError where it is not known what became of it */
async function tried(context: StepContext, before: Deletion): Promise<Deletion> {
  let { emptied } = before;
  try {
    const bundle = bundleOf(before);
    if (bundle !== null) emptied = (await takeOff(context, bundle)) || emptied;
    await remove(context, before).catch(unlessNotFound);
    return { ...before, outcome: 'DELETED', emptied, reason: null, error: null };
  } catch (error) {
    if (!(error instanceof CallerError)) throw error;
    const [refusal = null] = error.userErrors;
    if (ON_ANOTHER_BUNDLE.includes(refusal?.twilioCode ?? null)) {
      return { ...before, outcome: 'STAYS', reason: refusal?.message ?? null, error: null };
    }
    return { ...before, outcome: 'REFUSED', emptied, reason: null, error: refusal };
  }
}

const unlessNotFound = (error: unknown): void => {
  if (!isNotFound(error)) throw error;
};

const BUNDLES: Partial<Record<DeletedKind, BundleRef['kind']>> = {
  TRUST_PRODUCT: 'TrustProduct',
  CUSTOMER_PROFILE: 'CustomerProfile',
};

function bundleOf({ kind, sid }: Deletion): BundleRef | null {
  const bundle = BUNDLES[kind];
  return bundle === undefined ? null : { kind: bundle, sid };
}

/**
 * Takes off what is attached to a bundle, one by one, because nobody says whether a deleted bundle frees what was on it. What
 * is under review or approved Twilio lets go of as a whole only.
 * @returns whether nothing is on it any more
 */
async function takeOff({ trustHub }: StepContext, bundle: BundleRef): Promise<boolean> {
  const record = await gatewayOf(trustHub, bundle.kind).load(bundle.sid);
  const isLoose = record?.status === BundleStatus.DRAFT || record?.status === BundleStatus.TWILIO_REJECTED;
  if (!isLoose) return false;
  try {
    const assignments = await trustHub.entityAssignments.list(bundle);
    await forEach(assignments, ({ sid }) => trustHub.entityAssignments.delete(bundle, sid).catch(unlessNotFound));
    return true;
  } catch (error) {
    if (error instanceof CallerError) return false;
    throw error;
  }
}

function remove({ trustHub }: StepContext, { kind, sid }: Deletion): Promise<void> {
  switch (kind) {
    case 'TRUST_PRODUCT':
      return trustHub.trustProducts.delete(sid);
    case 'CUSTOMER_PROFILE':
      return trustHub.customerProfiles.delete(sid);
    case 'END_USER':
      return trustHub.endUsers.delete(sid);
    case 'SUPPORTING_DOCUMENT':
      return trustHub.supportingDocuments.delete(sid);
    case 'ADDRESS':
      return trustHub.addresses.delete(sid);
  }
}

const deleteThese: Step['run'] = async (context) => {
  await deleteKind(context, word(context.parameters, 'kind') as DeletedKind);
  return { resourceSid: null };
};

/** Of the things that are not known to be deleted, which are gone. */
async function noteGone({ trustHub, deletions, parameters }: StepContext): Promise<void> {
  const isMeant = ({ kind }: Deletion) => parameters['kind'] === undefined || parameters['kind'] === kind;
  const open = (await deletions.all()).filter((one) => isMeant(one) && one.outcome === 'NOT_TRIED');
  await forEach(open, async (deletion) => {
    if ((await read(trustHub, deletion)) !== null) return;
    await deletions.settle({ ...deletion, outcome: 'DELETED', reason: null, error: null });
  });
}

async function read(trustHub: TrustHub, { kind, sid }: Deletion): Promise<object | null> {
  switch (kind) {
    case 'TRUST_PRODUCT':
      return trustHub.trustProducts.load(sid);
    case 'CUSTOMER_PROFILE':
      return trustHub.customerProfiles.load(sid);
    case 'END_USER':
      return trustHub.endUsers.load(sid);
    case 'SUPPORTING_DOCUMENT':
      return trustHub.supportingDocuments.load(sid);
    case 'ADDRESS':
      return trustHub.addresses.load(sid);
  }
}

const several = { writes: true, makesSeveral: true, settle: noteGone } as const;

/** Deletes what is written down of one kind. */
export const deleteResources: Step = { ...several, run: deleteThese, find: deleteThese };

/** Stops the run where something is left, and tries that again when it is resumed. */
const deleteTheRest: Step['run'] = async (context) => {
  const { deletions, detail, remember } = context;
  if (detail.reported === true) for (const kind of DELETED_KINDS) await deleteKind(context, kind);
  const left = (await deletions.all()).filter(({ outcome }) => outcome === 'REFUSED' || outcome === 'NOT_TRIED');
  if (left.length === 0) return { resourceSid: null };
  await remember({ reported: true });
  throw notAllDeleted(left);
};

function notAllDeleted(left: readonly Deletion[]): StepStopped {
  const refused = left.filter(({ outcome }) => outcome === 'REFUSED');
  const named = [...refused, ...left.filter((deletion) => !refused.includes(deletion))];
  return new StepStopped(
    'NOT_ALL_DELETED',
    `Twilio refused to delete ${listOf(refused)}. All else is deleted, but for what these still need.`,
    'Twilio deletes nothing that is under review: resume when the review has ended, and what is left is tried again. Or delete it in the Twilio Console, then resume; or cancel this to leave it.',
    { refused: named.map(asError) },
  );
}

const NAMED = 5;
const listOf = (deletions: readonly Deletion[]): string => {
  const more = deletions.length - NAMED;
  return `${deletions
    .slice(0, NAMED)
    .map(({ sid }) => sid)
    .join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
};

const asError = ({ sid, reason, error }: Deletion): UserErrorRecord => ({
  ...(error ?? userError('NOT_EDITABLE', reason ?? 'It was not tried.')),
  resourceSid: sid,
});

/** The last step of a customer that leaves. */
export const deleteWhatIsLeft: Step = { ...several, run: deleteTheRest, find: deleteTheRest };
