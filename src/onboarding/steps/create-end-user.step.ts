import type { RunInput } from '../recipes/index.js';
import type { StepParameters } from '../recipes/recipe.js';
import { endUserOf, type EndUserDescription } from './end-users.js';
import { marked } from './marker.js';
import { madeBy, unlessGone, word, type Step } from './step.js';

function describe(input: RunInput, parameters: StepParameters, marker = ''): EndUserDescription {
  const description = endUserOf(word(parameters, 'endUser'), input);
  return { ...description, friendlyName: marked(description.friendlyName, marker) };
}

/** Business information, an authorized representative, or what describes a product. */
export const createEndUser: Step = {
  writes: true,
  reads: (input, parameters) => describe(input, parameters).attributes(),
  run: async ({ trustHub, input, parameters, marker }) => {
    const { attributes, ...named } = describe(input, parameters, marker);
    const made = await trustHub.endUsers.create({ ...named, attributes: attributes() });
    return { resourceSid: made.sid };
  },
  // Twilio has no filter for end users: the account's are paged through until the marker is seen.
  find: async ({ trustHub, input, parameters, marker }) => {
    const wanted = describe(input, parameters, marker);
    for await (const endUser of trustHub.endUsers.scan()) {
      if (endUser.friendlyName === wanted.friendlyName && endUser.type === wanted.type) {
        return { resourceSid: endUser.sid };
      }
    }
    return null;
  },
  update: async ({ trustHub, input, parameters }, sid) => {
    await trustHub.endUsers.update(sid, { attributes: describe(input, parameters).attributes() });
    return { resourceSid: sid };
  },
  undo: (context) => unlessGone(() => context.trustHub.endUsers.delete(madeBy(context))),
};
