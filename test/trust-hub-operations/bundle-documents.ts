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

type Document<Variables> = TypedDocumentString<unknown, Variables>;
type BySid = Document<{ sid: string }>;
type OnSid = Document<{ input: { sid: string } }>;
type OnNumbers = Document<{ input: { bundleSid: string; phoneNumberSids: string[] } }>;
type Numbered = { readonly bundle: string; readonly assignment: string; readonly number: string };

/** What differs between customer profiles and trust products: documents, and how one is brought about. */
export interface Kind {
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

export const PROFILE: Kind = {
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

export const PRODUCT: Kind = {
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
