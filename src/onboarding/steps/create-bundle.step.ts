import type { BundleKind, BundleRecord } from '../../domain/bundle.js';
import { PolicyKind } from '../../domain/policy.js';
import type { NewBundle } from '../../twilio/trust-hub.js';
import { TRUST_PRODUCTS, type TrustProductName } from '../recipes/trust-products.js';
import type { StepResult } from '../storage/steps.store.js';
import { marked } from './marker.js';
import { gatewayOf, word, type Step, type StepContext } from './step.js';

async function describeProfile(context: StepContext): Promise<NewBundle> {
  const source = context.input.customerProfile.secondary;
  if (source === undefined) throw new Error('The recipe makes a profile that the input does not describe.');
  const policySid = await context.trustHub.policies.sidOf(PolicyKind.SECONDARY_CUSTOMER_PROFILE_BUSINESS);
  return describe(source, policySid, context);
}

async function describeProduct(context: StepContext): Promise<NewBundle> {
  const product = TRUST_PRODUCTS[word(context.parameters, 'product') as TrustProductName];
  const source = context.input.trustProduct;
  if (source === undefined) throw new Error('The recipe makes a trust product that the input does not describe.');
  const policySid = await context.trustHub.policies.sidOf(product.policy);
  return describe(source, policySid, context);
}

/** The caller's own callback wins over this server's: the poll sees the review in any case. */
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

function createBundle(kind: BundleKind, description: (context: StepContext) => Promise<NewBundle>): Step {
  return {
    writes: true,
    run: async (context) => {
      return toResult(await gatewayOf(context.trustHub, kind).create(await description(context)));
    },
    // Twilio filters bundles by friendly name and policy; the marker makes the name the run's own.
    find: async (context) => {
      const { friendlyName, policySid } = await description(context);
      const [made] = await gatewayOf(context.trustHub, kind).list({ friendlyName, policySid });
      return made === undefined ? null : toResult(made);
    },
  };
}

export const createCustomerProfile = createBundle('CustomerProfile', describeProfile);
export const createTrustProduct = createBundle('TrustProduct', describeProduct);
