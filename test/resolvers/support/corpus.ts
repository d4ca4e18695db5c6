import { toGlobalId } from '../../../src/domain/global-id.js';

const many = (wanted: readonly string[], field: (sid: string, index: number) => string) =>
  `{ ${wanted.map(field).join(' ')} }`;
const nodes = (ids: readonly string[], selection: string) =>
  `{ nodes(ids: ${JSON.stringify(ids)}) { __typename ${selection} } }`;

/** What queries are made of. */
export interface CorpusSids {
  readonly accountSid: string;
  readonly profiles: readonly string[];
  readonly endUsers: readonly string[];
  readonly numbers: readonly string[];
  /** Nothing has these SIDs. */
  readonly missing: readonly string[];
}

/** Thirty queries, each of another shape: deep, wide, filtered, aliased, with fragments, by ids. */
export function corpus({ accountSid, profiles, endUsers, numbers, missing }: CorpusSids): Record<string, string> {
  const [first = '', second = ''] = profiles;
  const id = (type: Parameters<typeof toGlobalId>[0], sid: string) => toGlobalId(type, accountSid, sid);
  const one = (selection: string) => `{ customerProfile(sid: "${first}") { ${selection} } }`;
  const all = (selection: string, page = 'first: 20') => `{ customerProfiles(${page}) { nodes { sid ${selection} } } }`;
  const objects = `entityAssignments(first: 10) { nodes { object {
    ... on EndUser { sid type } ... on SupportingDocument { sid } ... on CustomerProfile { sid } } } }`;
  return {
    'one profile': one('friendlyName status'),
    'one profile, everything': one(`policy { friendlyName } ${objects} phoneNumbers { phoneNumber }
      latestEvaluation { status } endUsers { sid } supportingDocuments { sid addresses { city } }`),
    'one profile, its objects': one(objects),
    'one profile, one object': one('entityAssignments(first: 1) { nodes { object { __typename } } }'),
    'one profile and its number': one(
      'channelEndpointAssignments(first: 1) { nodes { phoneNumber { friendlyName } } }',
    ),
    'a list': all('friendlyName'),
    'a list of one': all(`friendlyName ${objects}`, 'first: 1'),
    'a list of two': all(`friendlyName ${objects} phoneNumbers { phoneNumber }`, 'first: 2'),
    'a list of three': all(`friendlyName ${objects} phoneNumbers { phoneNumber }`, 'first: 3'),
    'a list with policies': all('policy { friendlyName }'),
    'a list with evaluations': all('latestEvaluation { status results { passed } }'),
    'a list with pages of evaluations': all('evaluations(first: 2) { nodes { status } pageInfo { endCursor } }'),
    'a list with end users': all('endUsers { friendlyName attributes }'),
    'a list with documents and addresses': all('supportingDocuments { friendlyName addresses { street city } }'),
    'a list with numbers': all('phoneNumbers { phoneNumber }'),
    'a list with the SIDs of its numbers': all('phoneNumbers { sid }'),
    'a list by edges': `{ customerProfiles(first: 20) { edges { cursor node { sid ${objects} } } } }`,
    'a list filtered by name': all(objects, 'first: 20, filter: { friendlyName: "Profile 3" }'),
    'a list filtered by status': all(objects, 'first: 20, filter: { status: TWILIO_APPROVED }'),
    'a list filtered by kind': all(
      'policy { friendlyName } phoneNumbers { phoneNumber }',
      'first: 20, filter: { kind: SECONDARY_CUSTOMER_PROFILE_BUSINESS }',
    ),
    'the same twice under aliases': `{ a: customerProfiles(first: 20) { nodes { sid } }
      b: customerProfiles(first: 20) { nodes { endUsers { sid } } } }`,
    'many aliases': many(profiles.slice(0, 15), (sid, at) => `p${at}: customerProfile(sid: "${sid}") { status }`),
    'two aliases': many([first, second], (sid, at) => `p${at}: customerProfile(sid: "${sid}") { status }`),
    'aliases of an edge': one(
      'a: endUsers { sid } b: endUsers { type } c: entityAssignments(first: 50) { nodes { sid } }',
    ),
    fragments: `{ customerProfiles(first: 20) { ...Page } }
      fragment Page on CustomerProfileConnection { nodes { ...Whole ... on Bundle { phoneNumbers { phoneNumber } } } }
      fragment Whole on CustomerProfile { endUsers { sid } ${objects} }`,
    'deep: from products to the objects of their profiles': `{ trustProducts(first: 10) { nodes { sid
      supportingProfiles { sid endUsers { friendlyName } phoneNumbers { phoneNumber } } } } }`,
    'deep: around to the bundle again': all(
      'entityAssignments(first: 5) { nodes { bundle { sid ... on CustomerProfile { friendlyName } } object { __typename } } }',
    ),
    'nodes of one kind': nodes(
      endUsers.slice(0, 30).map((sid) => id('EndUser', sid)),
      '... on EndUser { sid }',
    ),
    'nodes of many kinds': nodes(
      [
        ...endUsers.slice(0, 5).map((sid) => id('EndUser', sid)),
        ...numbers.slice(0, 2).map((sid) => id('IncomingPhoneNumber', sid)),
      ],
      '... on EndUser { sid } ... on IncomingPhoneNumber { phoneNumber }',
    ),
    'nodes of which some are gone': nodes(
      [...endUsers.slice(0, 2), ...missing.slice(0, 1)].map((sid) => id('EndUser', sid)),
      '... on EndUser { sid }',
    ),
    'account lists': `{ endUsers(first: 5) { nodes { sid } } supportingDocuments(first: 5) { nodes { addresses { sid } } }
      incomingPhoneNumbers(first: 10) { nodes { phoneNumber } } policies(first: 3) { nodes { sid } } }`,
    'what they still need': all('requirements { readyToSubmit }'),
  };
}
