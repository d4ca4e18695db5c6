import type { StepParameters } from '../recipes/recipe.js';
import type { StepDetail } from '../storage/rows.js';
import { isSettled, reusedProduct } from './reuse.js';
import { bundleOf, madeBy, unlessGone, word, type PlannedReuse, type Step, type StepContext } from './step.js';

/** Of what another step made or found, or of what the input names. */
const objectSid = (context: StepContext): string => {
  const named = context.parameters['objectSid'];
  return typeof named === 'string' ? named : context.of(word(context.parameters, 'object')).sid;
};

/** Whether a product that exists has what the step attaches. */
function isThere(parameters: StepParameters, reuse: PlannedReuse | null): boolean {
  const { found } = reuse ?? {};
  if (parameters['existing'] === undefined || found == null) return false;
  const { status, endUsers = [], documents = [] } = found.detail;
  const { object, type } = parameters;
  if (isSettled(status) || object === 'check-customer-profile') return true;
  return [...endUsers, ...documents].some((one) => one.type === type) || namesBundle(parameters, found.detail);
}

/** Whether a product that exists names the bundle that the input gives. */
const namesBundle = ({ objectSid: sid }: StepParameters, { bundleSids = [] }: StepDetail): boolean =>
  typeof sid === 'string' && bundleSids.includes(sid);

/** Attaches an end user, a document or a profile to a bundle. */
export const assignEntity: Step = {
  writes: true,
  calls: ({ parameters, reuse }) => (isThere(parameters, reuse) ? 0 : 1),
  // What is not the run's own is on a product that it has taken.
  isDone: (context) => {
    const product = reusedProduct(context);
    if (product === null) return false;
    if (context.parameters['objectSid'] !== undefined) {
      return isSettled(product.detail.status) || namesBundle(context.parameters, product.detail);
    }
    const object = context.made(word(context.parameters, 'object'));
    return object === null || object.detail.reused === true;
  },
  run: async (context) => {
    const assignment = await context.trustHub.entityAssignments.create(bundleOf(context), objectSid(context));
    return { resourceSid: assignment.sid };
  },
  find: async (context) => {
    const wanted = objectSid(context);
    const all = await context.trustHub.entityAssignments.list(bundleOf(context));
    const made = all.find((assignment) => assignment.objectSid === wanted);
    return made === undefined ? null : { resourceSid: made.sid };
  },
  undo: async (context) => {
    const bundle = bundleOf(context);
    await unlessGone(() => context.trustHub.entityAssignments.delete(bundle, madeBy(context)));
  },
};
