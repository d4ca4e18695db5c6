import { voiceIntegrityInput } from '../../support/onboarding.js';
import { SECONDARY } from '../../support/reference-contents.js';
import type { TestApp } from '../../support/start-app.js';
import { VOICE_INTEGRITY } from './small-graph.js';
import { address, type Mutations, type World } from './write-world.js';

const assignmentOf = async (
  app: TestApp,
  field: 'entityAssignments' | 'channelEndpointAssignments',
  on: string,
  sid: string,
) => {
  const query = `{ ${on}(sid: "${sid}") { ${field} { nodes { sid } } } }`;
  const data = await app.data<Record<string, Record<string, { nodes: { sid: string }[] }>>>(query);
  return data[on]?.[field]?.nodes[0]?.sid ?? '';
};

/** What the input of a mutation is made from. */
interface Stage {
  readonly app: TestApp;
  readonly world: World;
  readonly mutations: Mutations;
}

export interface Write {
  readonly mutation: string;
  readonly input: (stage: Stage) => object | Promise<object>;
  /** What the same reads cost after it: no more than the lists that it changed. */
  readonly rereads: readonly string[];
  /**
   * What a read costs that comes after it in the same document, and shows what it changed. Left out for what no payload
   * of another mutation leads to: what was just created, and what could be deleted because nothing held on to it.
   */
  readonly seenInDocument?: readonly string[];
}

const named = { friendlyName: 'New', email: 'new@acme.example' };
const BUSINESS = voiceIntegrityInput([]).customerProfile.secondary.business;
const [PERSON] = voiceIntegrityInput([]).customerProfile.secondary.authorizedRepresentatives;

const USERS = ['GET /v1/EndUsers'];
const DOCUMENTS = ['GET /v1/SupportingDocuments'];
const ADDRESSES = ['GET /2010-04-01/Accounts/AC/Addresses.json'];

/** The nine mutations of a kind of bundle. */
const ofBundle = (kind: 'CustomerProfile' | 'TrustProduct'): Write[] => {
  const mine = ({ world }: Stage) => (kind === 'CustomerProfile' ? world.profile : world.product);
  const spare = ({ world }: Stage) => (kind === 'CustomerProfile' ? world.spareProfile : world.spareProduct);
  const field = kind === 'CustomerProfile' ? 'customerProfile' : 'trustProduct';
  const list = `GET /v1/${kind}s`;
  const policySid = kind === 'CustomerProfile' ? SECONDARY : VOICE_INTEGRITY;
  // The way from a number to its products goes through the list of all products.
  const viaProducts = kind === 'TrustProduct' ? [list] : [];
  const underMine = (name: string) => [`${list}/BU/${name}`];
  return [
    { mutation: `create${kind}`, input: () => ({ ...named, policySid }), rereads: [list] },
    {
      mutation: `update${kind}`,
      input: (stage) => ({ sid: mine(stage), friendlyName: 'New' }),
      rereads: [list],
      seenInDocument: viaProducts,
    },
    { mutation: `delete${kind}`, input: (stage) => ({ sid: spare(stage) }), rereads: [list] },
    {
      mutation: `evaluate${kind}`,
      input: (stage) => ({ sid: mine(stage) }),
      // A page of them, and all of them for the newest.
      rereads: [...underMine('Evaluations'), ...underMine('Evaluations')],
      seenInDocument: [...underMine('Evaluations'), ...underMine('Evaluations')],
    },
    {
      mutation: `submit${kind}`,
      input: (stage) => ({ sid: mine(stage) }),
      // The documents move with the review of their bundle.
      rereads: [list, ...DOCUMENTS, `${DOCUMENTS[0]}/RD`],
      seenInDocument: kind === 'CustomerProfile' ? [`${DOCUMENTS[0]}/RD`] : viaProducts,
    },
    {
      mutation: `assignEntityTo${kind}`,
      input: (stage) => ({ bundleSid: mine(stage), objectSid: stage.world.spareUser }),
      rereads: underMine('EntityAssignments'),
      // And the thing that is new there.
      seenInDocument: [...underMine('EntityAssignments'), 'GET /v1/EndUsers/IT'],
    },
    {
      mutation: `removeEntityFrom${kind}`,
      input: async (stage) => ({
        bundleSid: mine(stage),
        assignmentSid: await assignmentOf(stage.app, 'entityAssignments', field, mine(stage)),
      }),
      rereads: underMine('EntityAssignments'),
      seenInDocument: underMine('EntityAssignments'),
    },
    {
      mutation: `assignPhoneNumbersTo${kind}`,
      input: async (stage) => {
        if (kind === 'TrustProduct')
          await stage.mutations.mutate('assignPhoneNumbersToCustomerProfile', onProfile(stage));
        return { bundleSid: mine(stage), phoneNumberSids: [stage.world.spareNumber] };
      },
      rereads: underMine('ChannelEndpointAssignments'),
      // The way from the number to its products asks the product too.
      seenInDocument: [
        ...underMine('ChannelEndpointAssignments'),
        ...(kind === 'TrustProduct' ? underMine('ChannelEndpointAssignments') : []),
      ],
    },
    {
      mutation: `removePhoneNumbersFrom${kind}`,
      input: async (stage) => {
        // A number leaves its product first.
        const fromProduct = { bundleSid: stage.world.product, phoneNumberSids: [stage.world.number] };
        if (kind === 'CustomerProfile') await stage.mutations.mutate('removePhoneNumbersFromTrustProduct', fromProduct);
        return { bundleSid: mine(stage), phoneNumberSids: [stage.world.number] };
      },
      rereads: underMine('ChannelEndpointAssignments'),
      seenInDocument: underMine('ChannelEndpointAssignments'),
    },
  ];
};
const onProfile = ({ world }: Stage) => ({ bundleSid: world.profile, phoneNumberSids: [world.spareNumber] });

const friendlyName = 'New';

/** Every mutation that is one step. */
export const WRITES: readonly Write[] = [
  ...ofBundle('CustomerProfile'),
  ...ofBundle('TrustProduct'),
  {
    mutation: 'createEndUser',
    input: () => ({ friendlyName, type: 'cnam_information', attributes: {} }),
    rereads: USERS,
  },
  { mutation: 'createBusinessInformation', input: () => ({ friendlyName, business: BUSINESS }), rereads: USERS },
  {
    mutation: 'createAuthorizedRepresentative',
    input: () => ({ friendlyName, representative: PERSON }),
    rereads: USERS,
  },
  {
    mutation: 'createVoiceIntegrityInformation',
    input: () => ({ friendlyName, voiceIntegrity: voiceIntegrityInput([]).voiceIntegrity }),
    rereads: USERS,
  },
  {
    mutation: 'createCnamInformation',
    input: () => ({ friendlyName, cnam: { cnamDisplayName: 'Acme' } }),
    rereads: USERS,
  },
  {
    mutation: 'createA2pMessagingProfileInformation',
    input: () => ({ friendlyName, a2pMessagingProfile: { companyType: 'PRIVATE' } }),
    rereads: USERS,
  },
  {
    mutation: 'updateEndUser',
    input: (stage) => ({ sid: stage.world.integrity, attributes: { a: 1 } }),
    rereads: USERS,
    seenInDocument: [],
  },
  { mutation: 'deleteEndUser', input: (stage) => ({ sid: stage.world.spareUser }), rereads: USERS },
  {
    mutation: 'createSupportingDocument',
    input: () => ({ friendlyName, type: 'customer_profile_address', attributes: {} }),
    rereads: DOCUMENTS,
  },
  {
    mutation: 'createAddressDocument',
    input: (stage) => ({ friendlyName, addressSid: stage.world.spareAddress }),
    rereads: DOCUMENTS,
  },
  {
    mutation: 'updateSupportingDocument',
    input: (stage) => ({ sid: stage.world.document, friendlyName }),
    rereads: DOCUMENTS,
    seenInDocument: [],
  },
  { mutation: 'deleteSupportingDocument', input: (stage) => ({ sid: stage.world.spareDocument }), rereads: DOCUMENTS },
  { mutation: 'createAddress', input: () => address, rereads: ADDRESSES },
  {
    mutation: 'updateAddress',
    input: (stage) => ({ sid: stage.world.address, street: '9 New Street' }),
    rereads: ADDRESSES,
    seenInDocument: [],
  },
  { mutation: 'deleteAddress', input: (stage) => ({ sid: stage.world.spareAddress }), rereads: ADDRESSES },
];
