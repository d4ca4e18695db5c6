import { PROFILES } from '../test/support/reference-contents.js';
import { send, type Contender } from './contenders.js';
import { QUERY } from './reference.js';

/*
 * What the reference query reads, by several servers and in one shape, so that it can be compared.
 */

export const ENTITIES = 4;
export const NUMBERS = 3;

export interface Profile {
  readonly sid: string;
  readonly friendlyName: string;
  readonly status: string;
  readonly policy: string;
  /** `attributes` of end users only. */
  readonly entities: readonly { readonly sid: string; readonly type: string; readonly attributes?: object }[];
  readonly numbers: readonly string[];
  readonly evaluation: string | null;
}

type Server = Pick<Contender, 'name' | 'url' | 'headers'>;
interface Results<Item> {
  readonly results: readonly Item[];
}
interface Nodes<Item> {
  readonly nodes: readonly Item[];
}

/** A value of Twilio as GraphQL enums have it: `twilio-approved` is `TWILIO_APPROVED`. */
export const upperCase = (value: string): string => value.toUpperCase().replaceAll('-', '_');

async function dataOf<Data>(server: Server, query: string): Promise<Data> {
  return (await send(server, JSON.stringify({ query }))).data as Data;
}

export async function readWithOurs(server: Server): Promise<readonly Profile[]> {
  interface Read {
    readonly sid: string;
    readonly friendlyName: string;
    readonly status: string;
    readonly policy: { readonly friendlyName: string };
    readonly entityAssignments: Nodes<{ readonly object: Profile['entities'][number] }>;
    readonly channelEndpointAssignments: Nodes<{ readonly phoneNumber: { readonly phoneNumber: string } }>;
    readonly latestEvaluation: { readonly status: string } | null;
  }
  const { customerProfiles } = await dataOf<{ customerProfiles: Nodes<Read> }>(server, QUERY);
  return customerProfiles.nodes.map(({ sid, friendlyName, status, policy, ...read }) => ({
    ...{ sid, friendlyName, status, policy: policy.friendlyName },
    entities: read.entityAssignments.nodes.map(({ object }) => entityOf(object)),
    numbers: read.channelEndpointAssignments.nodes.map(({ phoneNumber }) => phoneNumber.phoneNumber),
    evaluation: read.latestEvaluation?.status ?? null,
  }));
}

const entityOf = ({ sid, type, attributes }: Profile['entities'][number]) =>
  attributes === undefined ? { sid, type } : { sid, type, attributes };

const MESH_QUERY = `{
  ListCustomerProfile(PageSize: ${PROFILES}) {
    results {
      sid friendly_name status
      policy { friendly_name }
      entityAssignments { results { endUser { sid type attributes } supportingDocument { sid type } } }
      channelEndpointAssignments { results { phoneNumber { phone_number } } }
      evaluations { results { status } }
    }
  }
}`;

export async function readWithMesh(server: Server): Promise<readonly Profile[]> {
  interface Read {
    readonly sid: string;
    readonly friendly_name: string;
    readonly status: string;
    readonly policy: { readonly friendly_name: string };
    readonly entityAssignments: Results<
      Readonly<Record<'endUser' | 'supportingDocument', Profile['entities'][number]>>
    >;
    readonly channelEndpointAssignments: Results<{ readonly phoneNumber: { readonly phone_number: string } }>;
    readonly evaluations: Results<{ readonly status: string }>;
  }
  const data = await dataOf<{ ListCustomerProfile: Results<Read> }>(server, MESH_QUERY);
  return data.ListCustomerProfile.results.map(({ sid, friendly_name: friendlyName, status, policy, ...read }) => ({
    ...{ sid, friendlyName, status: upperCase(status), policy: policy.friendly_name },
    entities: read.entityAssignments.results.map((one) => one.endUser ?? one.supportingDocument),
    numbers: read.channelEndpointAssignments.results.map(({ phoneNumber }) => phoneNumber.phone_number),
    evaluation: read.evaluations.results.map((evaluation) => upperCase(evaluation.status))[0] ?? null,
  }));
}

/** openapi-to-graphql renames the attributes too, which are data. */
function withTwilioNames({ attributes, ...entity }: Profile['entities'][number]): Profile['entities'][number] {
  if (attributes === undefined) return entity;
  const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const renamed = Object.entries(attributes).map(([name, value]) => [snakeCase(name), value as unknown]);
  return { ...entity, attributes: Object.fromEntries(renamed) as object };
}

/** The schema has no links: the client asks three times, each time with what the answer before has named. */
export async function readWithOpenApiToGraphql(server: Server, accountSid: string): Promise<readonly Profile[]> {
  /** One document with a field for each item, and the answers in the same order. */
  async function each<Item, Answer>(items: readonly Item[], fieldOf: (item: Item) => string): Promise<Answer[]> {
    const fields = items.map((item, index) => `_${index}: ${fieldOf(item)}`);
    return Object.values(await dataOf<Record<string, Answer>>(server, `{ ${fields.join('\n')} }`));
  }
  type Listed = Readonly<Record<'sid' | 'friendlyName' | 'status' | 'policySid', string>>;
  const { listed } = await dataOf<{ listed: Results<Listed> }>(
    server,
    `{ listed: listCustomerProfileResponse(pageSize: ${PROFILES}) { results { sid friendlyName status policySid } } }`,
  );
  const list = (kind: string, sid: string, size: number, fields: string) =>
    `listCustomerProfile${kind}Response(customerProfileSid: "${sid}", pageSize: ${size}) { results { ${fields} } }`;
  type Assigned = Results<Readonly<Record<'objectSid' | 'channelEndpointSid' | 'status', string>>>;
  const lists = await each<string, Assigned>(
    listed.results.flatMap(({ sid }) => [
      list('EntityAssignment', sid, ENTITIES, 'objectSid'),
      list('ChannelEndpointAssignment', sid, NUMBERS, 'channelEndpointSid'),
      list('Evaluation', sid, 1, 'status'),
    ]),
    (field) => field,
  );
  const fields = {
    RN: (sid: string) => `trusthubV1Policies(sid: "${sid}") { friendlyName }`,
    IT: (sid: string) => `trusthubV1EndUser(sid: "${sid}") { sid type attributes }`,
    RD: (sid: string) => `trusthubV1SupportingDocument(sid: "${sid}") { sid type }`,
    PN: (sid: string) =>
      `apiV2010AccountIncomingPhoneNumber(accountSid: "${accountSid}", sid: "${sid}") { phoneNumber }`,
  };
  const sids = [
    ...new Set(listed.results.map(({ policySid }) => policySid)),
    ...lists.flatMap(({ results }) => results.map((one) => one.objectSid ?? one.channelEndpointSid)).filter(Boolean),
  ];
  type Fetched = Profile['entities'][number] & Readonly<Record<'friendlyName' | 'phoneNumber', string>>;
  const fetched = await each<string, Fetched>(sids, (sid) => fields[sid.slice(0, 2) as keyof typeof fields](sid));
  const bySid = new Map(sids.map((sid, index) => [sid, fetched[index]!]));
  return listed.results.map(({ sid, friendlyName, status, policySid }, index) => {
    const [entities, numbers, evaluations] = lists.slice(3 * index, 3 * index + 3) as [Assigned, Assigned, Assigned];
    return {
      ...{ sid, friendlyName, status: upperCase(status), policy: bySid.get(policySid)!.friendlyName },
      entities: entities.results.map(({ objectSid }) => withTwilioNames(bySid.get(objectSid)!)),
      numbers: numbers.results.map(({ channelEndpointSid }) => bySid.get(channelEndpointSid)!.phoneNumber),
      evaluation: evaluations.results.map((evaluation) => upperCase(evaluation.status))[0] ?? null,
    };
  });
}
