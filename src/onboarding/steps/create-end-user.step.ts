import type { Attributes } from '../../domain/end-user.js';
import type { RunInput } from '../recipes/index.js';
import { newProfileOf } from '../recipes/new-profiles.js';
import { GIVEN, PRODUCT_END_USERS, type ProductEndUser } from '../recipes/trust-products.js';
import { isMarked, marked } from './marker.js';
import { bringInLine, foundProduct, isJudged, isSettled, takenThing } from './reuse.js';
import { madeBy, unlessGone, word, type Step } from './step.js';

interface EndUserDescription {
  readonly type: string;
  /** The friendly name of the bundle that it is for. */
  readonly name: string;
  /** Which part of the bundle it is, for its friendly name. */
  readonly what: string;
  /** @throws Error where the input has no such end user any more, because a correction dropped it */
  readonly attributes: () => Attributes;
}

function product({ type, noun, attributes }: ProductEndUser, input: RunInput): EndUserDescription {
  if (input.trustProduct === undefined) throw new Error(`The input has no trust product for the ${noun}.`);
  const { friendlyName: name } = input.trustProduct;
  return { type, name, what: 'information', attributes: () => attributes(input) };
}

/** One that is given by its type; the steps of one that a correction dropped still know its name. */
function given(type: string, { trustProduct, endUsers = [] }: RunInput): EndUserDescription {
  return {
    type,
    name: trustProduct?.friendlyName ?? '',
    what: type.replaceAll('_', ' '),
    attributes: () => {
      const found = endUsers.find((endUser) => endUser.type === type);
      if (found === undefined) throw new Error('The input has no end user of this type.');
      return found.attributes;
    },
  };
}

/** The end user of this name, made of the input. @throws Error for a name that no recipe has */
export function endUserOf(name: string, input: RunInput): EndUserDescription {
  const ofProduct = PRODUCT_END_USERS.find((endUser) => endUser.name === name);
  if (ofProduct !== undefined) return product(ofProduct, input);
  if (name.startsWith(GIVEN)) return given(name.slice(GIVEN.length), input);
  const profile = newProfileOf(input);
  const ofProfile = profile?.endUsers.find((endUser) => endUser.name === name);
  if (profile === undefined || ofProfile === undefined) {
    throw new Error(`The run of this input makes no end user called ${name}.`);
  }
  const { type, what, attributes } = ofProfile;
  return {
    type,
    name: profile.source.friendlyName,
    what,
    attributes: () => {
      if (attributes === null) throw new Error(`The input has no ${what}.`);
      return attributes();
    },
  };
}

/** Business information, an authorized representative, or what describes a product. */
export const createEndUser: Step = {
  writes: true,
  reads: (input, parameters) => endUserOf(word(parameters, 'endUser'), input).attributes(),
  calls: ({ parameters, reuse }) => (isJudged(parameters, reuse) ? 0 : 1),
  isDone: (context) => isSettled(foundProduct(context)?.detail.status),
  run: async (context) => {
    const { trustHub, input, parameters, marker } = context;
    const { attributes, type, name, what } = endUserOf(word(parameters, 'endUser'), input);
    const there = takenThing(context, 'endUsers', type);
    if (there !== null) return bringInLine(trustHub.endUsers, there, attributes());
    const friendlyName = marked(name, marker, what);
    const made = await trustHub.endUsers.create({ friendlyName, type, attributes: attributes() });
    return { resourceSid: made.sid };
  },
  // Twilio has no filter for end users: the account's are paged through until the marker is found.
  find: async (context) => {
    const { trustHub, input, parameters, marker } = context;
    const { type, what } = endUserOf(word(parameters, 'endUser'), input);
    if (takenThing(context, 'endUsers', type) !== null) return null;
    for await (const endUser of trustHub.endUsers.scan()) {
      // A run makes one of each type for each bundle.
      if (endUser.type === type && isMarked(endUser.friendlyName, marker, what)) return { resourceSid: endUser.sid };
    }
    return null;
  },
  update: async ({ trustHub, input, parameters }, sid) => {
    await trustHub.endUsers.update(sid, { attributes: endUserOf(word(parameters, 'endUser'), input).attributes() });
    return { resourceSid: sid };
  },
  undo: (context) => unlessGone(() => context.trustHub.endUsers.delete(madeBy(context))),
};
