import type { RunInput } from '../recipes/index.js';
import type { StepParameters } from '../recipes/recipe.js';
import { endUserOf, type EndUserDescription } from './end-users.js';
import { isMarked, marked } from './marker.js';
import { madeBy, unlessGone, word, type Step } from './step.js';

function describe(input: RunInput, parameters: StepParameters): EndUserDescription {
  return endUserOf(word(parameters, 'endUser'), input);
}

/** Business information, an authorized representative, or what describes a product. */
export const createEndUser: Step = {
  writes: true,
  reads: (input, parameters) => describe(input, parameters).attributes(),
  run: async ({ trustHub, input, parameters, marker }) => {
    const { attributes, type, name, what } = describe(input, parameters);
    const friendlyName = marked(name, marker, what);
    const made = await trustHub.endUsers.create({ friendlyName, type, attributes: attributes() });
    return { resourceSid: made.sid };
  },
  // Twilio has no filter for end users: the account's are paged through until the marker is seen.
  find: async ({ trustHub, input, parameters, marker }) => {
    const { type } = describe(input, parameters);
    for await (const endUser of trustHub.endUsers.scan()) {
      // A run makes one of each type.
      if (endUser.type === type && isMarked(endUser.friendlyName, marker)) return { resourceSid: endUser.sid };
    }
    return null;
  },
  update: async ({ trustHub, input, parameters }, sid) => {
    await trustHub.endUsers.update(sid, { attributes: describe(input, parameters).attributes() });
    return { resourceSid: sid };
  },
  undo: (context) => unlessGone(() => context.trustHub.endUsers.delete(madeBy(context))),
};
