import { randomUUID } from 'node:crypto';

import type { SandboxControl } from '../../../src/sandbox/index.js';
import type { GraphQLAnswer, GraphQLOverHttp } from '../../support/graphql.js';
import { voiceIntegrityInput } from '../../support/onboarding.js';
import { SECONDARY } from '../../support/reference-contents.js';
import { VOICE_INTEGRITY, type SmallGraph } from './small-graph.js';

export interface Connection {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** A field that is a connection, and how something is added to it. */
export interface ConnectionField {
  /** Its coordinate in the schema. */
  readonly at: string;
  /** Its name and further arguments. */
  readonly field: (filtered: boolean) => string;
  readonly isFilterable: boolean;
  /** Undefined for what nobody can add to. */
  readonly add?: () => Promise<unknown>;
}

/** Every connection of the contract, over the things of a small graph. */
export function connectionFields(
  app: GraphQLOverHttp,
  sandbox: SandboxControl,
  graph: SmallGraph,
): readonly ConnectionField[] {
  const mutate = (name: string, type: string, selection: string) => (input: object) =>
    app.data(`mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} userErrors { message } } }`, {
      input,
    });
  const bundle = (kind: 'CustomerProfile' | 'TrustProduct', sid: string): ConnectionField[] => {
    const in_ = (name: string, filter?: string) => (filtered: boolean) =>
      `${kind === 'CustomerProfile' ? 'customerProfile' : 'trustProduct'}(sid: "${sid}") { ${name}(ARGS${filtered ? ` ${filter}` : ''}) }`;
    return [
      {
        at: `${kind}.entityAssignments`,
        field: in_('entityAssignments', 'objectType: "cnam_information"'),
        isFilterable: true,
        add: async () => {
          const endUser = { friendlyName: 'More', type: 'cnam_information', attributes: {} };
          const made = await mutate('createEndUser', 'CreateEndUserInput', 'endUser { sid }')(endUser);
          const { createEndUser } = made as { createEndUser: { endUser: { sid: string } } };
          const input = { bundleSid: sid, objectSid: createEndUser.endUser.sid };
          await mutate(`assignEntityTo${kind}`, 'AssignEntityInput', 'entityAssignment { sid }')(input);
        },
      },
      {
        at: `${kind}.channelEndpointAssignments`,
        field: in_('channelEndpointAssignments', `channelEndpointSids: ["${graph.number}"]`),
        isFilterable: true,
        add: async () => {
          // A product's numbers must be its profile's.
          const number = anotherNumber(sandbox);
          for (const [to, on] of [
            ['CustomerProfile', graph.profile],
            ['TrustProduct', sid],
          ] as const) {
            const input = { bundleSid: on, phoneNumberSids: [number] };
            const name = `assignPhoneNumbersTo${to}`;
            if (to === 'CustomerProfile' || to === kind) {
              await mutate(name, 'AssignPhoneNumbersInput', 'results { error { message } }')(input);
            }
          }
        },
      },
      {
        at: `${kind}.evaluations`,
        field: in_('evaluations'),
        isFilterable: false,
        add: () => mutate(`evaluate${kind}`, 'SidInput', 'evaluation { sid }')({ sid }),
      },
    ];
  };
  const root = (name: string, filter?: string) => (filtered: boolean) => `${name}(ARGS${filtered ? ` ${filter}` : ''})`;
  const named = { friendlyName: 'More', email: 'office@acme.example' };
  return [
    {
      at: 'Query.accounts',
      field: root('accounts', 'filter: { friendlyName: "More" }'),
      isFilterable: true,
      add: () => mutate('createSubaccount', 'CreateSubaccountInput', '')({ friendlyName: 'More' }),
    },
    {
      at: 'Query.customerProfiles',
      field: root('customerProfiles', 'filter: { friendlyName: "More" }'),
      isFilterable: true,
      add: () => mutate('createCustomerProfile', 'CreateCustomerProfileInput', '')({ ...named, policySid: SECONDARY }),
    },
    {
      at: 'Query.trustProducts',
      field: root('trustProducts', 'filter: { friendlyName: "More" }'),
      isFilterable: true,
      add: () => mutate('createTrustProduct', 'CreateTrustProductInput', '')({ ...named, policySid: VOICE_INTEGRITY }),
    },
    {
      at: 'Query.endUsers',
      field: root('endUsers'),
      isFilterable: false,
      add: () =>
        mutate(
          'createEndUser',
          'CreateEndUserInput',
          '',
        )({ friendlyName: 'More', type: 'cnam_information', attributes: {} }),
    },
    {
      at: 'Query.supportingDocuments',
      field: root('supportingDocuments'),
      isFilterable: false,
      add: () =>
        mutate(
          'createAddressDocument',
          'CreateAddressDocumentInput',
          '',
        )({
          friendlyName: 'More',
          addressSid: graph.address,
        }),
    },
    {
      at: 'Query.addresses',
      field: root('addresses'),
      isFilterable: false,
      add: () => mutate('createAddress', 'AddressInput', '')(voiceIntegrityAddress()),
    },
    {
      at: 'Query.incomingPhoneNumbers',
      field: root('incomingPhoneNumbers', 'filter: { phoneNumber: "+1415" }'),
      isFilterable: true,
      add: () => Promise.resolve(anotherNumber(sandbox)),
    },
    { at: 'Query.policies', field: root('policies'), isFilterable: false },
    {
      at: 'Query.onboardings',
      field: root('onboardings', 'filter: { kind: VOICE_INTEGRITY }'),
      isFilterable: true,
      // The profile is a draft, so that the run stops before it makes anything; and it lists nothing.
      add: () =>
        mutate(
          'onboardVoiceIntegrity',
          'OnboardVoiceIntegrityInput',
          'onboarding { id }',
        )({
          ...voiceIntegrityInput([graph.number]),
          idempotencyKey: randomUUID(),
          customerProfile: { existingSid: graph.profile },
          newTrustProduct: true,
          wait: 'NOT_AT_ALL',
        }),
    },
    ...bundle('CustomerProfile', graph.profile),
    ...bundle('TrustProduct', graph.product),
  ];
}

const voiceIntegrityAddress = () => voiceIntegrityInput([]).customerProfile.secondary.address.create;

let line = 0;

function anotherNumber(sandbox: SandboxControl): string {
  line += 1;
  const phoneNumber = `+1415558${String(line).padStart(4, '0')}`;
  return sandbox.seed({ phoneNumbers: [{ ref: 'more', phoneNumber }] })['more'] ?? '';
}

const CONNECTION = `{ edges { cursor node { id } } nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`;

/** Asks for one page. */
export async function page(
  app: GraphQLOverHttp,
  { field }: ConnectionField,
  variables: { readonly first?: number; readonly after?: string | null },
  filtered = false,
): Promise<GraphQLAnswer & { readonly connection: Connection | null }> {
  const text = field(filtered).replace(/(\w+\(ARGS[^)]*\))/, `$1 ${CONNECTION}`);
  const query = `query ($first: Int, $after: String) { ${text.replace('ARGS', 'first: $first after: $after')} }`;
  const answer = await app.execute<Record<string, unknown>>(query, variables);
  return { ...answer, connection: connectionIn(answer.data) };
}

function connectionIn(value: unknown): Connection | null {
  if (typeof value !== 'object' || value === null) return null;
  if ('pageInfo' in value) return value as Connection;
  for (const inner of Object.values(value)) {
    const found = connectionIn(inner);
    if (found !== null) return found;
  }
  return null;
}

/** The coordinates of all connections in a schema, by introspection. */
export async function connectionsOf(app: GraphQLOverHttp): Promise<readonly string[]> {
  interface Type {
    readonly name: string | null;
    readonly kind: string;
    readonly ofType?: Type | null;
  }
  const { __schema } = await app.data<{
    __schema: { types: (Type & { fields: { name: string; type: Type }[] | null })[] };
  }>('{ __schema { types { name kind fields { name type { name kind ofType { name kind } } } } } }');
  return __schema.types
    .filter(({ kind }) => kind === 'OBJECT')
    .flatMap(({ name, fields }) =>
      (fields ?? [])
        .filter(({ type }) => (type.name ?? type.ofType?.name ?? '').endsWith('Connection'))
        .map((field) => `${name}.${field.name}`),
    );
}
