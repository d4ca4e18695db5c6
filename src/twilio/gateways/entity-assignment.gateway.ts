import type { EntityAssignmentRecord } from '../../domain/bundle.js';

import { dateOf, textOf } from '../answer-values.js';
import type { Scope } from '../reading/scope.js';
import type { EntityAssignmentGateway } from '../trust-hub.js';
import { SDK_OF_BUNDLE } from './bundle-kinds.js';
import { BundlePartReader } from './bundle-part.reader.js';

type SdkAssignment = Readonly<Record<'sid' | 'accountSid' | 'objectSid' | 'dateCreated', unknown>>;

const SUBJECT = { noun: 'entity assignment' };
const WHEN_ASSIGNING = {
  ...SUBJECT,
  whenMissing: 'Twilio has no such bundle in this account, or not the thing to attach to it. Check both SIDs.',
};

/** What is attached to a bundle: end users, supporting documents and customer profiles. */
export function createEntityAssignmentGateway(scope: Scope): EntityAssignmentGateway {
  const assignments = new BundlePartReader<
    SdkAssignment,
    EntityAssignmentRecord,
    { objectSid: string },
    { objectType?: string }
  >(scope, {
    ...SUBJECT,
    prefix: 'BV',
    observedAs: 'EntityAssignment',
    path: 'entityAssignments',
    parts: ({ client }, { kind, sid }) => SDK_OF_BUNDLE[kind].entityAssignments(client.trusthub.v1, sid),
    // Twilio knows the types of what is attached: the copy may lack some of it.
    copied: (bundle, filter) => (filter?.objectType === undefined ? { kind: 'EntityAssignment', bundle } : undefined),
    toRecord: (bundleRef, assignment) => ({
      sid: textOf(assignment.sid),
      accountSid: textOf(assignment.accountSid),
      bundleRef,
      objectSid: textOf(assignment.objectSid),
      createdAt: dateOf(assignment.dateCreated),
    }),
  });
  return {
    load: (bundle, sid) => assignments.load(bundle, sid),
    page: (bundle, { objectType }, page) => assignments.page(bundle, page, { objectType }),
    list: (bundle) => assignments.list(bundle),
    create: (bundle, objectSid) =>
      assignments.create(bundle, { objectSid }, { ...WHEN_ASSIGNING, resourceSid: objectSid }),
    delete: (bundle, sid) => assignments.delete(bundle, sid),
  };
}
