import { representativeTypeName, toRepresentativeAttributes } from '../../domain/authorized-representative.js';
import { toBusinessAttributes } from '../../domain/business-information.js';
import { EndUserTypeName, type Attributes } from '../../domain/end-user.js';
import type { Sid } from '../../domain/sid.js';
import type { RunInput } from '../recipes/index.js';
import { PRODUCT_END_USERS, type ProductEndUser } from '../recipes/trust-products.js';
import { isMarked, marked } from './marker.js';
import { foundProduct, isJudged, isSettled } from './reuse.js';
import { madeBy, unlessGone, word, type Step, type StepContext } from './step.js';

interface EndUserDescription {
  readonly type: string;
  /** The friendly name of the bundle that it is for. */
  readonly name: string;
  /** Which part of the bundle it is, for its friendly name. */
  readonly what: string;
  /** @throws Error where the input has no such end user any more, because a correction dropped it */
  readonly attributes: () => Attributes;
}

function secondary(input: RunInput) {
  const source = input.customerProfile.secondary;
  if (source === undefined) throw new Error('The recipe makes a profile that the input does not describe.');
  return source;
}

function representative(input: RunInput, position: 1 | 2): EndUserDescription {
  const source = secondary(input);
  return {
    type: representativeTypeName(position),
    name: source.friendlyName,
    what: `representative ${position}`,
    attributes: () => {
      const person = source.authorizedRepresentatives[position - 1];
      if (person === undefined) throw new Error(`The input has no representative ${position}.`);
      return toRepresentativeAttributes(person);
    },
  };
}

function product({ type, noun, attributes }: ProductEndUser, input: RunInput): EndUserDescription {
  if (input.trustProduct === undefined) throw new Error(`The input has no trust product for the ${noun}.`);
  const { friendlyName: name } = input.trustProduct;
  return { type, name, what: 'information', attributes: () => attributes(input) };
}

type Describe = (input: RunInput) => EndUserDescription;

/** The end users that recipes make, by name: the type, and the attributes from the run's input. */
const END_USERS: ReadonlyMap<string, Describe> = new Map<string, Describe>([
  [
    'business',
    (input) => ({
      type: EndUserTypeName.BUSINESS_INFORMATION,
      name: secondary(input).friendlyName,
      what: 'business',
      attributes: () => toBusinessAttributes(secondary(input).business),
    }),
  ],
  ['representative-1', (input) => representative(input, 1)],
  ['representative-2', (input) => representative(input, 2)],
  ...PRODUCT_END_USERS.map((endUser): [string, Describe] => [endUser.name, (input) => product(endUser, input)]),
]);

/** The end user of this name, made of the input. @throws Error for a name that no recipe has */
export function endUserOf(name: string, input: RunInput): EndUserDescription {
  const describe = END_USERS.get(name);
  if (describe === undefined) throw new Error(`No recipe makes an end user called ${name}.`);
  return describe(input);
}

/** The end user of this type that is on the trust product which the run has taken. */
function existing(context: Pick<StepContext, 'parameters' | 'made'>, type: string): Sid | null {
  return foundProduct(context)?.detail.endUsers?.find((user) => user.type === type)?.sid ?? null;
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
    const there = existing(context, type);
    if (there !== null) {
      await trustHub.endUsers.update(there, { attributes: attributes() });
      return { resourceSid: there, detail: { reused: true } };
    }
    const friendlyName = marked(name, marker, what);
    const made = await trustHub.endUsers.create({ friendlyName, type, attributes: attributes() });
    return { resourceSid: made.sid };
  },
  // Twilio has no filter for end users: the account's are paged through until the marker is seen.
  find: async (context) => {
    const { trustHub, input, parameters, marker } = context;
    const { type } = endUserOf(word(parameters, 'endUser'), input);
    if (existing(context, type) !== null) return null;
    for await (const endUser of trustHub.endUsers.scan()) {
      // A run makes one of each type.
      if (endUser.type === type && isMarked(endUser.friendlyName, marker)) return { resourceSid: endUser.sid };
    }
    return null;
  },
  update: async ({ trustHub, input, parameters }, sid) => {
    await trustHub.endUsers.update(sid, { attributes: endUserOf(word(parameters, 'endUser'), input).attributes() });
    return { resourceSid: sid };
  },
  undo: (context) => unlessGone(() => context.trustHub.endUsers.delete(madeBy(context))),
};
