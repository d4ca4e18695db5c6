import { CUSTOMER_KINDS, LATER_KINDS, type LaterKind } from '../../../src/domain/onboarding-kind.js';
import { GraphQLOverHttp } from '../../support/graphql.js';
import { inputFor, isProfile, onboardKind, withTwoRepresentatives, type Kind } from '../../support/onboarding-kinds.js';
import type { ServerProcess } from '../../support/server-process.js';
import { plantCustomers, type Wanted } from './customers.js';
import { plantProfile } from './profiles.js';
import { plantChanging } from './changing.js';
import { plantLeaving } from './leaving.js';
import { SUBACCOUNTS_KEY, type Stage } from './stage.js';

/** A recipe with one shape of input: what a run of it does is always the same. */
export type Shape = CustomerShape | LaterShape;

export interface CustomerShape {
  readonly recipe: Kind;
  /**
   * A profile that the run makes, with two representatives; one that exists and is approved; or such a one that has a
   * trust product of the kind, which the run takes.
   */
  readonly profile: 'new' | 'existing' | 'with a product';
}

/** What is done with a customer that exists. */
interface LaterShape {
  readonly recipe: LaterKind;
  readonly profile: 'with products';
}

/** Every recipe of the code, on each kind of profile that it takes. */
export const SHAPES: readonly Shape[] = [
  ...CUSTOMER_KINDS.flatMap((recipe): readonly Shape[] => [
    { recipe, profile: 'new' },
    ...(isProfile(recipe)
      ? []
      : ([
          { recipe, profile: 'existing' },
          { recipe, profile: 'with a product' },
        ] as const)),
  ]),
  ...LATER_KINDS.map((recipe) => ({ recipe, profile: 'with products' }) as const),
];

const SUFFIX: Partial<Record<Shape['profile'], string>> = {
  existing: ' (existing profile)',
  'with a product': ' (existing product)',
};

export const nameOf = ({ recipe, profile }: Shape): string => recipe + (SUFFIX[profile] ?? '');

/** One run that is about to be started; everything that it sends carries its tag. */
export interface Run {
  readonly shape: Shape;
  readonly tag: string;
  readonly key: string;
  readonly numbers: readonly string[];
  readonly input: Record<string, unknown>;
  /** The subaccount that it works in; left out, the main account. */
  readonly accountSid?: string;
  /** Of what is done with a customer that exists. */
  readonly wanted?: Wanted;
}

const PRIMARY = 'RN6433641899984f951173ef1738c3bdd0';

let cases = 0;

/**
 * Makes what a run works on: numbers, and a profile of its own, so that each of its requests, reads too, can be told from
 * those of the runs beside it.
 */
export function prepare(stage: Stage, shape: Shape): Run {
  cases += 1;
  const tag = `case-${cases}`;
  if (shape.profile === 'with products') {
    const { recipe } = shape;
    const planted =
      recipe === 'OFFBOARD_CUSTOMER'
        ? plantLeaving(stage, tag)
        : recipe === 'CHANGE_CUSTOMER'
          ? plantChanging(stage, tag)
          : plantCustomers(stage, recipe, tag);
    return { shape, tag, key: planted.input.idempotencyKey, ...planted };
  }
  if (shape.profile !== 'new') return withProfile(stage, shape, tag);
  const numbers = stage.takeNumbers(2);
  for (const sid of numbers) stage.register.add(sid, 'number', tag);
  const primary = stage.control.seed({
    customerProfiles: [
      {
        ref: 'profile',
        friendlyName: `primary ${tag}`,
        email: 'office@acme-dental.com',
        policySid: PRIMARY,
        status: 'twilio-approved',
      },
    ],
  });
  const sid = primary['profile'] ?? '';
  stage.register.add(sid, 'primary', tag);
  const input = named(
    tag,
    inputFor(shape.recipe, numbers, {
      secondary: (good) => ({
        ...withTwoRepresentatives(good),
        friendlyName: `Acme ${tag}`,
        primaryCustomerProfileSid: sid,
      }),
    }),
  );
  return { shape, tag, numbers, key: String(input['idempotencyKey']), input };
}

function withProfile(stage: Stage, shape: CustomerShape, tag: string): Run {
  const { accountSid, numbers, given, profileSid } = plantProfile(stage, shape, tag);
  const input = named(tag, inputFor(shape.recipe, given, { existingSid: profileSid }));
  return { shape, tag, numbers, key: String(input['idempotencyKey']), input, accountSid };
}

function named(tag: string, input: Record<string, unknown>): Record<string, unknown> {
  const { trustProduct } = input as { trustProduct?: object };
  if (trustProduct === undefined) return input;
  return { ...input, trustProduct: { ...trustProduct, friendlyName: `Acme ${tag} calls` } };
}

/** Starts the run on a server, and does not wait for it. @throws Error with what the server said against it */
export async function start(server: ServerProcess, run: Run): Promise<string> {
  const { onboarding, userErrors } = await begin(doorTo(server, run), run);
  if (onboarding === null) throw new Error(`${run.tag} was refused: ${JSON.stringify(userErrors)}`);
  return onboarding.id;
}

/** A server, for the account that the run works in. */
export function doorTo(server: ServerProcess, { accountSid }: Run): GraphQLOverHttp {
  if (accountSid === undefined) return server;
  return new GraphQLOverHttp(server.graphqlUrl, {
    authorization: `Bearer ${SUBACCOUNTS_KEY}`,
    'x-account-sid': accountSid,
  });
}

/** The mutation of each, and the type of its input. */
const OPERATIONS: Readonly<Record<LaterKind, readonly [mutation: string, input: string]>> = {
  ADD_PHONE_NUMBERS: ['addPhoneNumbers', 'PhoneNumbersInput'],
  REMOVE_PHONE_NUMBERS: ['removePhoneNumbers', 'PhoneNumbersInput'],
  SET_PHONE_NUMBERS: ['setPhoneNumbers', 'PhoneNumbersInput'],
  MOVE_PHONE_NUMBERS: ['movePhoneNumbers', 'MovePhoneNumbersInput'],
  CHANGE_CUSTOMER: ['changeCustomer', 'ChangeCustomerInput'],
  OFFBOARD_CUSTOMER: ['offboardCustomer', 'OffboardCustomerInput'],
};

async function begin(door: GraphQLOverHttp, { shape, input }: Run): Promise<Begun> {
  const given = { ...input, wait: 'NOT_AT_ALL' };
  if (shape.profile !== 'with products') return onboardKind(door, shape.recipe, given);
  const [name, type] = OPERATIONS[shape.recipe];
  const mutation = `mutation ($input: ${type}!) {
    begun: ${name}(input: $input) { onboarding { id } userErrors { message } } }`;
  return (await door.data<{ begun: Begun }>(mutation, { input: given })).begun;
}

interface Begun {
  readonly onboarding: { readonly id: string } | null;
  readonly userErrors: readonly object[];
}
