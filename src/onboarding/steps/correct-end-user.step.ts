import type { Sid } from '../../domain/sid.js';
import { changedEndUser } from '../recipes/changes.js';
import type { StepResult } from '../storage/steps.store.js';
import { isMarked, marked } from './marker.js';
import { bundleOf, word, type Step, type StepContext } from './step.js';

const changeOf = ({ input, parameters }: Pick<StepContext, 'input' | 'parameters'>) =>
  changedEndUser(input.corrections, word(parameters, 'endUser'));

/** The end user of the type that is on the bundle; null where there is none. */
async function onBundle(context: StepContext): Promise<Sid | null> {
  const { type: objectType } = changeOf(context);
  const page = await context.trustHub.entityAssignments.page(bundleOf(context), { objectType }, { first: 1 });
  return page.edges[0]?.node.objectSid ?? null;
}

/** Changes the end user that is on the bundle, field by field; where there is none, makes one. */
async function correct(context: StepContext, made: Sid | null): Promise<StepResult> {
  const { trustHub, marker } = context;
  const { type, noun, attributes } = changeOf(context);
  const present = await onBundle(context);
  if (present !== null) {
    await trustHub.endUsers.update(present, { attributes }, 'MERGE');
    return { resourceSid: present };
  }
  const whole = Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== null));
  const friendlyName = marked(noun, marker);
  const sid = made ?? (await trustHub.endUsers.create({ friendlyName, type, attributes: whole })).sid;
  await trustHub.entityAssignments.create(bundleOf(context), sid);
  return { resourceSid: sid };
}

/** What an earlier attempt made and had not attached yet. Twilio has no filter for end users. */
async function madeBefore(context: StepContext): Promise<Sid | null> {
  if ((await onBundle(context)) !== null) return null;
  const { type } = changeOf(context);
  for await (const endUser of context.trustHub.endUsers.scan()) {
    if (endUser.type === type && isMarked(endUser.friendlyName, context.marker)) return endUser.sid;
  }
  return null;
}

/** Corrects one end user of a bundle that is open for changes. */
export const correctEndUser: Step = {
  writes: true,
  makesSeveral: true,
  reads: (input, parameters) => changedEndUser(input.corrections, word(parameters, 'endUser')).attributes,
  run: (context) => correct(context, null),
  find: async (context) => correct(context, await madeBefore(context)),
  update: (context) => correct(context, null),
};
