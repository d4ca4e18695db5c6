import { toGlobalId } from '../../src/domain/global-id.js';
import {
  AssignEntityToCustomerProfileDocument,
  AssignEntityToTrustProductDocument,
  AssignPhoneNumbersToCustomerProfileDocument,
  AssignPhoneNumbersToTrustProductDocument,
  CreateCustomerProfileDocument,
  CreateCustomerProfileProvisionalCopyDocument,
  CreateTrustProductDocument,
  CreateTrustProductProvisionalCopyDocument,
  CustomerProfileAssignmentsDocument,
  CustomerProfileChannelEndpointAssignmentDocument,
  CustomerProfileEntityAssignmentDocument,
  CustomerProfileEvaluationDocument,
  CustomerProfileEvaluationsDocument,
  CustomerProfileProvisionalCopyDocument,
  CustomerProfilesDocument,
  DeleteCustomerProfileDocument,
  DeleteTrustProductDocument,
  EvaluateCustomerProfileDocument,
  EvaluateTrustProductDocument,
  NodeDocument,
  ProfileGraphDocument,
  RemoveEntityFromCustomerProfileDocument,
  RemoveEntityFromTrustProductDocument,
  RemovePhoneNumbersFromCustomerProfileDocument,
  RemovePhoneNumbersFromTrustProductDocument,
  SubmitCustomerProfileDocument,
  SubmitTrustProductDocument,
  TrustProductAssignmentsDocument,
  TrustProductChannelEndpointAssignmentDocument,
  TrustProductEntityAssignmentDocument,
  TrustProductEvaluationDocument,
  TrustProductEvaluationsDocument,
  TrustProductGraphDocument,
  TrustProductProvisionalCopyDocument,
  TrustProductsDocument,
  UpdateCustomerProfileDocument,
  UpdateTrustProductDocument,
} from '../operations/generated/graphql.js';
import type { TypedDocumentString } from '../operations/generated/graphql.js';
import type { Stage } from '../sandbox/contract/stage.js';
import { addNumber, draftProduct } from '../sandbox/support/guide.js';
import { way, type Ways } from './way.js';

type Document<Variables> = TypedDocumentString<unknown, Variables>;
type BySid = Document<{ sid: string }>;
type OnSid = Document<{ input: { sid: string } }>;
type OnNumbers = Document<{ input: { bundleSid: string; phoneNumberSids: string[] } }>;
type Numbered = { readonly bundle: string; readonly assignment: string; readonly number: string };

/** What differs between customer profiles and trust products: documents, and how one is brought about. */
interface Kind {
  readonly type: 'CustomerProfile' | 'TrustProduct';
  readonly root: 'customerProfile' | 'trustProduct';
  readonly list: Document<{ filter: { friendlyName: string } }>;
  readonly one: BySid;
  readonly create: Document<{ input: { friendlyName: string; email: string; kind: 'VOICE_INTEGRITY' | null } }>;
  readonly update: Document<{ input: { sid: string; friendlyName: string } }>;
  readonly submit: OnSid;
  readonly remove: OnSid;
  readonly assignments: BySid;
  readonly entityAssignment: Document<{ sid: string; assignmentSid: string }>;
  readonly assignEntity: Document<{ input: { bundleSid: string; objectSid: string } }>;
  readonly removeEntity: Document<{ input: { bundleSid: string; assignmentSid: string } }>;
  readonly channelEndpointAssignment: Document<{ sid: string; assignmentSid: string }>;
  readonly assignNumbers: OnNumbers;
  readonly removeNumbers: OnNumbers;
  readonly evaluations: BySid;
  readonly evaluation: Document<{ sid: string; evaluationSid: string }>;
  readonly evaluate: OnSid;
  readonly copy: BySid;
  readonly createCopy: OnSid;
  readonly draft: (stage: Stage) => Promise<string>;
  readonly approved: (stage: Stage) => Promise<string>;
  readonly numbered: (stage: Stage) => Promise<Numbered>;
  /** Without numbers yet, and one that it may have. */
  readonly numberable: (stage: Stage) => Promise<Omit<Numbered, 'assignment'>>;
  readonly evaluated: (stage: Stage, bundle: string) => Promise<string>;
  /** The first of what is attached to it. */
  readonly attached: (stage: Stage, bundle: string) => Promise<string>;
  readonly copied: (stage: Stage, bundle: string) => Promise<unknown>;
}

const PROFILE: Kind = {
  type: 'CustomerProfile',
  root: 'customerProfile',
  list: CustomerProfilesDocument,
  one: ProfileGraphDocument,
  create: CreateCustomerProfileDocument,
  update: UpdateCustomerProfileDocument,
  submit: SubmitCustomerProfileDocument,
  remove: DeleteCustomerProfileDocument,
  assignments: CustomerProfileAssignmentsDocument,
  entityAssignment: CustomerProfileEntityAssignmentDocument,
  assignEntity: AssignEntityToCustomerProfileDocument,
  removeEntity: RemoveEntityFromCustomerProfileDocument,
  channelEndpointAssignment: CustomerProfileChannelEndpointAssignmentDocument,
  assignNumbers: AssignPhoneNumbersToCustomerProfileDocument,
  removeNumbers: RemovePhoneNumbersFromCustomerProfileDocument,
  evaluations: CustomerProfileEvaluationsDocument,
  evaluation: CustomerProfileEvaluationDocument,
  evaluate: EvaluateCustomerProfileDocument,
  copy: CustomerProfileProvisionalCopyDocument,
  createCopy: CreateCustomerProfileProvisionalCopyDocument,
  draft: (stage) => stage.profile(),
  approved: (stage) => stage.approvedProfile(),
  numbered: async (stage) => {
    const { profile, assignment, number } = await stage.profileWithNumbers();
    return { bundle: profile, assignment, number };
  },
  numberable: async (stage) => ({ bundle: await stage.profile(), number: await stage.number() }),
  evaluated: (stage, profile) => stage.profileEvaluation(profile),
  attached: async ({ client }, profile) => {
    const all = await client.trusthub.v1.customerProfiles(profile).customerProfilesEntityAssignments.list();
    return all[0]?.sid ?? '';
  },
  copied: ({ client }, profile) => client.trusthub.v1.customerProfilesProvisionalCopy(profile).create(),
};

const PRODUCT: Kind = {
  type: 'TrustProduct',
  root: 'trustProduct',
  list: TrustProductsDocument,
  one: TrustProductGraphDocument,
  create: CreateTrustProductDocument,
  update: UpdateTrustProductDocument,
  submit: SubmitTrustProductDocument,
  remove: DeleteTrustProductDocument,
  assignments: TrustProductAssignmentsDocument,
  entityAssignment: TrustProductEntityAssignmentDocument,
  assignEntity: AssignEntityToTrustProductDocument,
  removeEntity: RemoveEntityFromTrustProductDocument,
  channelEndpointAssignment: TrustProductChannelEndpointAssignmentDocument,
  assignNumbers: AssignPhoneNumbersToTrustProductDocument,
  removeNumbers: RemovePhoneNumbersFromTrustProductDocument,
  evaluations: TrustProductEvaluationsDocument,
  evaluation: TrustProductEvaluationDocument,
  evaluate: EvaluateTrustProductDocument,
  copy: TrustProductProvisionalCopyDocument,
  createCopy: CreateTrustProductProvisionalCopyDocument,
  draft: (stage) => stage.product(),
  approved: (stage) => stage.approvedProduct(),
  numbered: async (stage) => {
    const { product, assignment, number } = await stage.productWithNumbers();
    return { bundle: product, assignment, number };
  },
  numberable: async (stage) => {
    const [profile, number] = [await stage.approvedProfile(), await stage.number()];
    await addNumber(stage.client, profile, number);
    return { bundle: await draftProduct(stage.client, profile), number };
  },
  evaluated: (stage, product) => stage.productEvaluation(product),
  attached: async ({ client }, product) => {
    const all = await client.trusthub.v1.trustProducts(product).trustProductsEntityAssignments.list();
    return all[0]?.sid ?? '';
  },
  copied: ({ client }, product) => client.trusthub.v1.trustProductsProvisionalCopy(product).create(),
};

function waysOf(kind: Kind): Ways {
  const { type, root, draft, numbered } = kind;
  const nodeOf = (
    stage: Stage,
    node: 'EntityAssignment' | 'ChannelEndpointAssignment' | 'Evaluation',
    key: string,
  ) => ({
    id: toGlobalId(node, stage.account, `${type}/${key}`),
  });
  const bySid = async (stage: Stage) => ({ sid: await draft(stage) });
  const onSid = async (stage: Stage) => ({ input: await bySid(stage) });
  const attached = async (stage: Stage) => {
    const sid = await draft(stage);
    return { sid, assignmentSid: await kind.attached(stage, sid) };
  };
  const evaluated = async (stage: Stage) => {
    const sid = await draft(stage);
    return { sid, evaluationSid: await kind.evaluated(stage, sid) };
  };
  const numberAssigned = async (stage: Stage) => {
    const { bundle, assignment } = await numbered(stage);
    return { sid: bundle, assignmentSid: assignment };
  };
  const oneMore = async (stage: Stage) => {
    const { bundle, number } = await numbered(stage);
    return { input: { bundleSid: bundle, phoneNumberSids: [number] } };
  };
  return {
    [`List${type}`]: [way(`Query.${root}s`, kind.list, { filter: { friendlyName: 'Acme Dental' } })],
    [`Create${type}`]: [
      way(`Mutation.create${type}`, kind.create, {
        input: {
          friendlyName: 'Acme',
          email: 'ada@acme.example',
          kind: type === 'TrustProduct' ? 'VOICE_INTEGRITY' : null,
        },
      }),
    ],
    [`Fetch${type}`]: [way(`Query.${root}`, kind.one, bySid)],
    [`Update${type}`]: [
      way(`Mutation.update${type}`, kind.update, async (stage) => ({
        input: { sid: await draft(stage), friendlyName: 'Acme again' },
      })),
      way(`Mutation.submit${type}`, kind.submit, onSid),
    ],
    [`Delete${type}`]: [way(`Mutation.delete${type}`, kind.remove, onSid)],
    [`List${type}EntityAssignment`]: [
      way(`${type}.entityAssignments`, kind.assignments, bySid),
      way(`${type}.endUsers`, kind.one, bySid),
      way(`${type}.supportingProfiles`, kind.one, bySid),
    ],
    [`Create${type}EntityAssignment`]: [
      way(`Mutation.assignEntityTo${type}`, kind.assignEntity, async (stage) => ({
        input: { bundleSid: await draft(stage), objectSid: await stage.endUser() },
      })),
    ],
    [`Fetch${type}EntityAssignment`]: [
      way(`${type}.entityAssignment`, kind.entityAssignment, attached),
      way('Query.node', NodeDocument, async (stage) => {
        const { sid, assignmentSid } = await attached(stage);
        return nodeOf(stage, 'EntityAssignment', `${sid}/${assignmentSid}`);
      }),
    ],
    [`Delete${type}EntityAssignment`]: [
      way(`Mutation.removeEntityFrom${type}`, kind.removeEntity, async (stage) => {
        const { sid, assignmentSid } = await attached(stage);
        return { input: { bundleSid: sid, assignmentSid } };
      }),
    ],
    [`List${type}ChannelEndpointAssignment`]: [
      way(`${type}.channelEndpointAssignments`, kind.assignments, bySid),
      way(`${type}.phoneNumbers`, kind.one, bySid),
    ],
    [`Create${type}ChannelEndpointAssignment`]: [
      way(`Mutation.assignPhoneNumbersTo${type}`, kind.assignNumbers, async (stage) => {
        const { bundle, number } = await kind.numberable(stage);
        return { input: { bundleSid: bundle, phoneNumberSids: [number] } };
      }),
    ],
    [`Fetch${type}ChannelEndpointAssignment`]: [
      way(`${type}.channelEndpointAssignment`, kind.channelEndpointAssignment, numberAssigned),
      way('Query.node', NodeDocument, async (stage) => {
        const { sid, assignmentSid } = await numberAssigned(stage);
        return nodeOf(stage, 'ChannelEndpointAssignment', `${sid}/${assignmentSid}`);
      }),
    ],
    [`Delete${type}ChannelEndpointAssignment`]: [
      way(`Mutation.removePhoneNumbersFrom${type}`, kind.removeNumbers, oneMore),
    ],
    [`List${type}Evaluation`]: [
      way(`${type}.evaluations`, kind.evaluations, bySid),
      way(`${type}.latestEvaluation`, kind.one, bySid),
    ],
    [`Create${type}Evaluation`]: [way(`Mutation.evaluate${type}`, kind.evaluate, onSid)],
    [`Fetch${type}Evaluation`]: [
      way(`${type}.evaluation`, kind.evaluation, evaluated),
      way('Query.node', NodeDocument, async (stage) => {
        const { sid, evaluationSid } = await evaluated(stage);
        return nodeOf(stage, 'Evaluation', `${sid}/${evaluationSid}`);
      }),
    ],
    [`Fetch${type}ProvisionalCopy`]: [
      way(`${type}.provisionalCopy`, kind.copy, async (stage) => {
        const sid = await kind.approved(stage);
        await kind.copied(stage, sid);
        return { sid };
      }),
    ],
    [`Create${type}ProvisionalCopy`]: [
      way(`Mutation.create${type}ProvisionalCopy`, kind.createCopy, async (stage) => ({
        input: { sid: await kind.approved(stage) },
      })),
    ],
  };
}

/** Customer profiles, trust products, and what is under them. */
export const BUNDLE_WAYS: Ways = { ...waysOf(PROFILE), ...waysOf(PRODUCT) };
