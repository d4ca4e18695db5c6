import type { Sandbox } from '../../../../src/sandbox/index.js';
import type { GraphQLOverHttp } from '../../../support/graphql.js';
import { SECONDARY } from '../../../support/reference-contents.js';
import type { Chance } from '../chance.js';

const EMAIL = 'desk@nobody.example';
const BUSINESS = 'customer_profile_business_information';
/** The credentials of others who work in the account: no outage of the servers reaches them. */
export const OTHERS = { sid: `SK${'e'.repeat(32)}`, secret: 'e'.repeat(32) };
export const THEIR_LOGIN = `Basic ${Buffer.from(`${OTHERS.sid}:${OTHERS.secret}`).toString('base64')}`;

/** A profile of the day with what is on it. */
export interface Customer {
  readonly profile: string;
  readonly user: string;
}

/** Changes the account: through a server, or as somebody else at Twilio. */
export interface Writer {
  create(name: string): Promise<Customer>;
  rename(customer: Customer, name: string): Promise<unknown>;
  /** Gives its end user another name of the business. */
  change(customer: Customer, name: string): Promise<unknown>;
  /** Deletes the profile. */
  remove(customer: Customer): Promise<unknown>;
}

/** What was written: the fact, and the text in its new value; null where it was deleted. */
export interface Written {
  readonly customer: Customer;
  readonly key: string;
  readonly text: string | null;
}

/** Writes as callers of a server do. @throws Error where it was not answered, or refused */
export function callerOf(server: GraphQLOverHttp): Writer {
  const write = async <Payload>(field: string, type: string, fields: string, input: object): Promise<Payload> => {
    const mutation = `mutation ($input: ${type}!) { ${field}(input: $input) { ${fields} userErrors { message } } }`;
    const answer = await server.data<Record<string, Payload & { userErrors: readonly unknown[] }>>(mutation, { input });
    const payload = answer[field];
    if (payload === undefined || payload.userErrors.length > 0) throw new Error(JSON.stringify(payload));
    return payload;
  };
  return {
    async create(friendlyName) {
      const { customerProfile } = await write<{ customerProfile: { sid: string } }>(
        'createCustomerProfile',
        'CreateCustomerProfileInput',
        'customerProfile { sid }',
        { friendlyName, email: EMAIL, policySid: SECONDARY },
      );
      const attributes = { business_name: friendlyName };
      const { endUser } = await write<{ endUser: { sid: string } }>(
        'createEndUser',
        'CreateEndUserInput',
        'endUser { sid }',
        { friendlyName, type: BUSINESS, attributes },
      );
      const ends = { bundleSid: customerProfile.sid, objectSid: endUser.sid };
      await write('assignEntityToCustomerProfile', 'AssignEntityInput', 'entityAssignment { sid }', ends);
      return { profile: customerProfile.sid, user: endUser.sid };
    },
    rename: ({ profile }, friendlyName) =>
      write('updateCustomerProfile', 'UpdateCustomerProfileInput', 'customerProfile { sid }', {
        sid: profile,
        friendlyName,
      }),
    change: ({ user }, name) =>
      write('updateEndUser', 'UpdateEndUserInput', 'endUser { sid }', {
        sid: user,
        attributes: { business_name: name },
      }),
    remove: ({ profile }) => write('deleteCustomerProfile', 'SidInput', 'deletedSid', { sid: profile }),
  };
}

/** Writes at Twilio itself, as another program does that works in the account. @throws Error where it was refused */
export function somebodyElse(sandbox: Pick<Sandbox, 'url'>): Writer {
  const send = async (method: 'POST' | 'DELETE', path: string, form: Readonly<Record<string, string>> = {}) => {
    const body = method === 'POST' ? { body: new URLSearchParams(form) } : {};
    const response = await fetch(`${sandbox.url}${path}`, { method, headers: { authorization: THEIR_LOGIN }, ...body });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
    return method === 'POST' ? ((await response.json()) as { sid: string }).sid : '';
  };
  const attributesOf = (name: string) => JSON.stringify({ business_name: name });
  return {
    async create(name) {
      const profile = await send('POST', '/v1/CustomerProfiles', {
        FriendlyName: name,
        Email: EMAIL,
        PolicySid: SECONDARY,
      });
      const user = await send('POST', '/v1/EndUsers', {
        FriendlyName: name,
        Type: BUSINESS,
        Attributes: attributesOf(name),
      });
      await send('POST', `/v1/CustomerProfiles/${profile}/EntityAssignments`, { ObjectSid: user });
      return { profile, user };
    },
    rename: ({ profile }, name) => send('POST', `/v1/CustomerProfiles/${profile}`, { FriendlyName: name }),
    change: ({ user }, name) => send('POST', `/v1/EndUsers/${user}`, { Attributes: attributesOf(name) }),
    remove: ({ profile }) => send('DELETE', `/v1/CustomerProfiles/${profile}`),
  };
}

/** The customers of a day, which are made, changed and deleted by whoever writes. */
export class Customers {
  private readonly alive: Customer[] = [];
  private named = 0;

  constructor(private readonly chance: Chance) {}

  get all(): readonly Customer[] {
    return this.alive;
  }

  /** One of them; undefined where there is none. */
  any(): Customer | undefined {
    return this.alive[this.chance.between(0, Math.max(0, this.alive.length - 1))];
  }

  /** Makes a customer or changes one. */
  async write(writer: Writer): Promise<Written> {
    const name = `Day ${(this.named += 1)}.`;
    const at = this.chance.between(0, Math.max(11, this.alive.length - 1));
    const customer = this.alive[at];
    if (customer === undefined) {
      const made = await writer.create(name);
      this.alive.push(made);
      return { customer: made, key: `customer-profile ${made.profile}`, text: name };
    }
    const what = this.chance.between(0, 7);
    if (what === 0) {
      this.alive.splice(at, 1);
      await writer.remove(customer);
      return { customer, key: `customer-profile ${customer.profile}`, text: null };
    }
    const isProfile = what % 2 === 0;
    await (isProfile ? writer.rename(customer, name) : writer.change(customer, name));
    return { customer, key: isProfile ? `customer-profile ${customer.profile}` : `user ${customer.user}`, text: name };
  }
}
