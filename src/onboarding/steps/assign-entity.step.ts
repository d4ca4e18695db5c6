import { bundleOf, madeBy, unlessGone, word, type Step, type StepContext } from './step.js';

const objectSid = (context: StepContext): string => context.of(word(context.parameters, 'object')).sid;

/** Attaches an end user, a document or a profile to a bundle. */
export const assignEntity: Step = {
  writes: true,
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
