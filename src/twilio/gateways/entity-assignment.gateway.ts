import type { BundleRef, EntityAssignmentRecord } from '../../domain/assignment.js';
import type { Page, PageArguments } from '../../domain/page.js';
import type { Sid } from '../../domain/sid.js';

import { NOUN_OF_BUNDLE, requireBundle, underBundle, type BundleKey } from './bundle-key.js';
import type { TwilioClient } from '../transport/client.js';
import { listingOf, type SdkCollection } from '../reading/listing.js';
import type { Listing } from '../reading/paging.js';
import { dateOf, textOf } from '../reading/reading.js';
import { requireSid } from '../reading/readable-resource.js';
import { ResourceReader } from '../reading/resource-reader.js';
import type { Scope } from '../reading/scope.js';
import type { EntityAssignmentGateway } from '../trust-hub.js';

type SdkAssignment = Readonly<Record<'sid' | 'accountSid' | 'objectSid' | 'dateCreated', unknown>>;

interface SdkAssignments extends SdkCollection<{ objectType?: string }, SdkAssignment> {
  (sid: Sid): { fetch(): Promise<SdkAssignment>; remove(): Promise<boolean> };
  create(assignment: { objectSid: Sid }): Promise<SdkAssignment>;
}

const SUBJECT = { noun: 'entity assignment' };
const WHEN_ASSIGNING = {
  ...SUBJECT,
  whenMissing: 'Twilio has no such bundle in this account, or not the thing to attach to it. Check both SIDs.',
};

/** What is attached to a bundle: end users, supporting documents and customer profiles. */
export class TwilioEntityAssignmentGateway implements EntityAssignmentGateway {
  private readonly reader: ResourceReader<BundleKey, EntityAssignmentRecord>;

  constructor(private readonly scope: Scope) {
    this.reader = new ResourceReader<BundleKey, EntityAssignmentRecord>(scope, {
      ...SUBJECT,
      prefix: 'BV',
      fetch: async ({ bundle, sid }) => toRecord(bundle, await this.assignments(bundle)(sid).fetch()),
      sidsOf: ({ bundle, sid }) => [bundle.sid, sid],
      keyOf: ({ bundleRef, sid }) => ({ bundle: bundleRef, sid }),
      collectionOf: ({ bundle }) => this.listing(bundle),
    });
  }

  load(bundle: BundleRef, sid: Sid): Promise<EntityAssignmentRecord | null> {
    return this.reader.load({ bundle, sid });
  }

  async page(
    bundle: BundleRef,
    filter: { objectType?: string },
    page: PageArguments,
  ): Promise<Page<EntityAssignmentRecord>> {
    return this.reader.page(this.listing(bundle, filter.objectType), page);
  }

  async list(bundle: BundleRef): Promise<readonly EntityAssignmentRecord[]> {
    return this.reader.list(this.listing(bundle));
  }

  async create(bundle: BundleRef, objectSid: Sid): Promise<EntityAssignmentRecord> {
    requireBundle(bundle);
    return this.reader.write(async () => toRecord(bundle, await this.assignments(bundle).create({ objectSid })), {
      ...WHEN_ASSIGNING,
      resourceSid: objectSid,
    });
  }

  async delete(bundle: BundleRef, sid: Sid): Promise<void> {
    requireBundle(bundle);
    requireSid(sid, 'BV');
    return this.reader.delete({ bundle, sid }, () => this.assignments(bundle)(sid).remove());
  }

  private listing(bundle: BundleRef, objectType?: string): Listing<EntityAssignmentRecord> {
    requireBundle(bundle);
    return listingOf(
      { noun: NOUN_OF_BUNDLE[bundle.kind] },
      underBundle(bundle, 'entityAssignments'),
      { objectType },
      () => this.assignments(bundle),
      (assignment) => toRecord(bundle, assignment),
    );
  }

  private assignments(bundle: BundleRef): SdkAssignments {
    return assignmentsOf(this.scope.client, bundle);
  }
}

function assignmentsOf(client: TwilioClient, { kind, sid }: BundleRef): SdkAssignments {
  const { v1 } = client.trusthub;
  return kind === 'CustomerProfile'
    ? v1.customerProfiles(sid).customerProfilesEntityAssignments
    : v1.trustProducts(sid).trustProductsEntityAssignments;
}

function toRecord(bundle: BundleRef, assignment: SdkAssignment): EntityAssignmentRecord {
  return {
    sid: textOf(assignment.sid),
    accountSid: textOf(assignment.accountSid),
    bundleRef: bundle,
    objectSid: textOf(assignment.objectSid),
    createdAt: dateOf(assignment.dateCreated),
  };
}
