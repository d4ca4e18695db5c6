import type { BundleRef, ChannelEndpointAssignmentRecord } from '../../domain/assignment.js';
import type { Page, PageArguments } from '../../domain/page.js';
import type { Sid } from '../../domain/sid.js';

import { NOUN_OF_BUNDLE, requireAtMost, requireBundle, underBundle, type BundleKey } from './bundle-key.js';
import type { TwilioClient } from '../transport/client.js';
import { listingOf, type SdkCollection } from '../reading/listing.js';
import type { Listing } from '../reading/paging.js';
import { dateOf, textOf } from '../reading/reading.js';
import { requireSid } from '../reading/readable-resource.js';
import { ResourceReader } from '../reading/resource-reader.js';
import type { Scope } from '../reading/scope.js';
import type { ChannelEndpointAssignmentGateway } from '../trust-hub.js';

type SdkAssignment = Readonly<
  Record<'sid' | 'accountSid' | 'channelEndpointSid' | 'channelEndpointType' | 'dateCreated', unknown>
>;

interface SdkAssignments extends SdkCollection<{ channelEndpointSids?: string }, SdkAssignment> {
  (sid: Sid): { fetch(): Promise<SdkAssignment>; remove(): Promise<boolean> };
  create(assignment: { channelEndpointType: string; channelEndpointSid: Sid }): Promise<SdkAssignment>;
}

/** The one type that Twilio's guides use. */
const PHONE_NUMBER = 'phone-number';
/** SIDs in one URL: 100 make about 3.6 kB, well under the 8 kB that proxies commonly take. */
const MOST_SIDS_PER_CALL = 100;

const SUBJECT = { noun: 'channel endpoint assignment' };
const WHEN_ASSIGNING = {
  ...SUBJECT,
  whenMissing: 'Twilio has no such bundle in this account, or not the phone number. Check both SIDs.',
};

/** The phone numbers on a bundle. */
export class TwilioChannelEndpointAssignmentGateway implements ChannelEndpointAssignmentGateway {
  private readonly reader: ResourceReader<BundleKey, ChannelEndpointAssignmentRecord>;

  constructor(private readonly scope: Scope) {
    this.reader = new ResourceReader<BundleKey, ChannelEndpointAssignmentRecord>(scope, {
      ...SUBJECT,
      prefix: 'RA',
      fetch: async ({ bundle, sid }) => toRecord(bundle, await this.assignments(bundle)(sid).fetch()),
      sidsOf: ({ bundle, sid }) => [bundle.sid, sid],
      keyOf: ({ bundleRef, sid }) => ({ bundle: bundleRef, sid }),
      collectionOf: ({ bundle }) => this.listing(bundle),
    });
  }

  load(bundle: BundleRef, sid: Sid): Promise<ChannelEndpointAssignmentRecord | null> {
    return this.reader.load({ bundle, sid });
  }

  async page(
    bundle: BundleRef,
    filter: { channelEndpointSids?: readonly Sid[] },
    page: PageArguments,
  ): Promise<Page<ChannelEndpointAssignmentRecord>> {
    const sids = filter.channelEndpointSids;
    if (sids?.length === 0) return { edges: [], hasNextPage: false, hasPreviousPage: false };
    if (sids) requireAtMost(MOST_SIDS_PER_CALL, sids, ['channelEndpointSids']);
    return this.reader.page(this.listing(bundle, sids), page);
  }

  async list(
    bundle: BundleRef,
    channelEndpointSids?: readonly Sid[],
  ): Promise<readonly ChannelEndpointAssignmentRecord[]> {
    if (channelEndpointSids === undefined) return this.reader.list(this.listing(bundle));
    const parts: Promise<readonly ChannelEndpointAssignmentRecord[]>[] = [];
    for (let start = 0; start < channelEndpointSids.length; start += MOST_SIDS_PER_CALL) {
      const sids = channelEndpointSids.slice(start, start + MOST_SIDS_PER_CALL);
      parts.push(this.reader.list(this.listing(bundle, sids)));
    }
    return (await Promise.all(parts)).flat();
  }

  async create(bundle: BundleRef, phoneNumberSid: Sid): Promise<ChannelEndpointAssignmentRecord> {
    requireBundle(bundle);
    const assignment = { channelEndpointType: PHONE_NUMBER, channelEndpointSid: phoneNumberSid };
    return this.reader.write(async () => toRecord(bundle, await this.assignments(bundle).create(assignment)), {
      ...WHEN_ASSIGNING,
      resourceSid: phoneNumberSid,
    });
  }

  async delete(bundle: BundleRef, sid: Sid): Promise<void> {
    requireBundle(bundle);
    requireSid(sid, 'RA');
    return this.reader.delete({ bundle, sid }, () => this.assignments(bundle)(sid).remove());
  }

  private listing(bundle: BundleRef, sids?: readonly Sid[]): Listing<ChannelEndpointAssignmentRecord> {
    requireBundle(bundle);
    return listingOf(
      { noun: NOUN_OF_BUNDLE[bundle.kind] },
      underBundle(bundle, 'channelEndpointAssignments'),
      { channelEndpointSids: sids?.join(',') },
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
    ? v1.customerProfiles(sid).customerProfilesChannelEndpointAssignment
    : v1.trustProducts(sid).trustProductsChannelEndpointAssignment;
}

function toRecord(bundle: BundleRef, assignment: SdkAssignment): ChannelEndpointAssignmentRecord {
  return {
    sid: textOf(assignment.sid),
    accountSid: textOf(assignment.accountSid),
    bundleRef: bundle,
    channelEndpointSid: textOf(assignment.channelEndpointSid),
    channelEndpointType: textOf(assignment.channelEndpointType),
    createdAt: dateOf(assignment.dateCreated),
  };
}
