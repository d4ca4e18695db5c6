import { BundleStatus, type BundleKind, type BundleRecord, type BundleRef } from '../../domain/bundle.js';
import { CallerError } from '../../domain/errors.js';
import type { TrustProductName } from '../../domain/onboarding-kind.js';
import type { NewBundle } from '../../twilio/trust-hub.js';
import { newProfileOf } from '../recipes/new-profiles.js';
import { policySidOf, productOf } from '../recipes/trust-products.js';
import type { StepResult } from '../storage/steps.store.js';
import { marked } from './marker.js';
import { foundProduct } from './reuse.js';
import { forEach, gatewayOf, unlessGone, word, type Step, type StepContext } from './step.js';

async function describeProfile(context: StepContext): Promise<NewBundle> {
  const profile = newProfileOf(context.input);
  if (profile === undefined) throw new Error('The recipe makes a profile that the input does not describe.');
  return describe(profile.source, await context.trustHub.policies.sidOf(profile.policy), context);
}

async function describeProduct(context: StepContext): Promise<NewBundle> {
  const product = productOf(word(context.parameters, 'product') as TrustProductName, context.input);
  const source = context.input.trustProduct;
  if (source === undefined) throw new Error('The recipe makes a trust product that the input does not describe.');
  return describe(source, await policySidOf(context.trustHub, product), context);
}

/** The caller's own callback wins over this server's, which finds out about the review by its polls in any case. */
function describe(
  source: { readonly friendlyName: string; readonly email: string; readonly statusCallback?: string },
  policySid: string,
  context: StepContext,
): NewBundle {
  const statusCallback = source.statusCallback ?? context.statusCallback;
  const friendlyName = marked(source.friendlyName, context.marker);
  return { friendlyName, email: source.email, policySid, ...(statusCallback === undefined ? {} : { statusCallback }) };
}

const toResult = ({ sid, status, policySid }: BundleRecord): StepResult => ({
  resourceSid: sid,
  detail: { status, policySid },
});

/**
 * Takes a rejected bundle of the run apart before its successor is made: its numbers, which can be on one bundle only,
 * are freed, then it is deleted. Some accounts may not delete it (TRUSTHUB section 4); then it stays, and blocks
 * nothing.
 */
async function retire({ trustHub, numberResults }: StepContext, old: BundleRef): Promise<void> {
  await numberResults.keepOnly(old.sid, []);
  const gateway = gatewayOf(trustHub, old.kind);
  // An earlier attempt may have deleted it.
  if ((await gateway.load(old.sid)) === null) return;
  const numbers = await trustHub.channelEndpointAssignments.list(old);
  await Promise.all(numbers.map(({ sid }) => trustHub.channelEndpointAssignments.delete(old, sid)));
  try {
    await gateway.delete(old.sid);
  } catch (error) {
    if (!(error instanceof CallerError)) throw error;
  }
}

/**
 * Removes everything from a bundle of the run, so that it is free even if Twilio keeps the bundle, and deletes the
 * bundle.
 * @throws CallerError if Twilio keeps it
 */
async function takeApart({ trustHub }: StepContext, old: BundleRef): Promise<void> {
  const { entityAssignments, channelEndpointAssignments } = trustHub;
  const numbers = await channelEndpointAssignments.list(old);
  await forEach(numbers, ({ sid }) => unlessGone(() => channelEndpointAssignments.delete(old, sid)));
  const attached = await entityAssignments.list(old);
  await forEach(attached, ({ sid }) => unlessGone(() => entityAssignments.delete(old, sid)));
  await unlessGone(() => gatewayOf(trustHub, old.kind).delete(old.sid));
}

/** The product that the profile has, which the run takes in place of one of its own. */
function takeFound(context: StepContext): StepResult | null {
  const found = foundProduct(context);
  if (found === null) return null;
  const { status, policySid } = found.detail;
  return { resourceSid: found.sid, detail: { status, policySid, reused: true } };
}

function createBundle(kind: BundleKind, description: (context: StepContext) => Promise<NewBundle>): Step {
  return {
    writes: true,
    calls: ({ reuse }) => (reuse?.found == null ? 1 : 0),
    run: async (context) => {
      const found = takeFound(context);
      if (found !== null) return found;
      if (context.previousSid !== null) await retire(context, { kind, sid: context.previousSid });
      return toResult(await gatewayOf(context.trustHub, kind).create(await description(context)));
    },
    // Twilio filters bundles by friendly name and policy; the marker makes the name the run's own.
    find: async (context) => {
      const found = takeFound(context);
      if (found !== null) return found;
      const { friendlyName, policySid } = await description(context);
      const all = await gatewayOf(context.trustHub, kind).list({ friendlyName, policySid });
      // A rejected one is the predecessor, which Twilio has kept.
      const made = all.find(({ status }) => status !== BundleStatus.TWILIO_REJECTED);
      return made === undefined ? null : toResult(made);
    },
    undo: async (context) => {
      const { resourceSid, trustHub } = context;
      const gateway = gatewayOf(trustHub, kind);
      const current = async () => {
        if (resourceSid !== null) await unlessGone(() => gateway.delete(resourceSid));
      };
      // If the bundle was made again, predecessors may be left that Twilio refused to delete.
      const replaced = async () => {
        if (context.previousSid === null) return;
        const { friendlyName, policySid } = await description(context);
        const all = await gateway.list({ friendlyName, policySid });
        const old = all.filter(({ sid }) => sid !== resourceSid);
        await forEach(old, ({ sid }) => takeApart(context, { kind, sid }));
      };
      await forEach([current, replaced], (takeBack) => takeBack());
    },
  };
}

export const createCustomerProfile = createBundle('CustomerProfile', describeProfile);
export const createTrustProduct = createBundle('TrustProduct', describeProduct);
