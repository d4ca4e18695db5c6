import type { BundleRef, ChannelEndpointAssignmentRecord } from '../../domain/bundle.js';
import { CallerError, UserErrorCode, userError } from '../../domain/errors.js';
import type { Page, PageArguments } from '../../domain/page.js';
import { whenAllRead, whenRead, type Reading } from '../../domain/reading.js';
import type { Sid } from '../../domain/sid.js';

import { dateOf, textOf } from '../answer-values.js';
import type { Observed } from '../reading/observer.js';
import type { Scope } from '../reading/scope.js';
import type { ChannelEndpointAssignmentGateway } from '../trust-hub.js';
import { SDK_OF_BUNDLE } from './bundle-kinds.js';
import { BundlePartReader } from './bundle-part.reader.js';

type SdkAssignment = Readonly<
  Record<'sid' | 'accountSid' | 'channelEndpointSid' | 'channelEndpointType' | 'dateCreated', unknown>
>;

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
  private readonly assignments: BundlePartReader<
    SdkAssignment,
    ChannelEndpointAssignmentRecord,
    { channelEndpointType: string; channelEndpointSid: Sid },
    { channelEndpointSids?: string }
  >;

  constructor(scope: Scope) {
    this.assignments = new BundlePartReader(scope, {
      ...SUBJECT,
      prefix: 'RA',
      observedAs: 'ChannelEndpointAssignment',
      path: 'channelEndpointAssignments',
      parts: ({ client }, { kind, sid }) => SDK_OF_BUNDLE[kind].channelEndpointAssignments(client.trusthub.v1, sid),
      copied: (bundle, filter) => ({
        kind: 'ChannelEndpointAssignment',
        bundle,
        ...(filter?.channelEndpointSids !== undefined && { accepts: isOneOf(filter.channelEndpointSids) }),
      }),
      toRecord,
    });
  }

  load(bundle: BundleRef, sid: Sid): Reading<ChannelEndpointAssignmentRecord | null> {
    return this.assignments.load(bundle, sid);
  }

  page(
    bundle: BundleRef,
    { channelEndpointSids: sids }: { channelEndpointSids?: readonly Sid[] },
    page: PageArguments,
  ): Reading<Page<ChannelEndpointAssignmentRecord>> {
    if (sids?.length === 0) return { edges: [], hasNextPage: false, hasPreviousPage: false };
    if (sids !== undefined && sids.length > MOST_SIDS_PER_CALL) {
      const message = `Give at most ${MOST_SIDS_PER_CALL} SIDs at a time.`;
      throw new CallerError(userError(UserErrorCode.INVALID_INPUT, message, { path: ['channelEndpointSids'] }));
    }
    return this.assignments.page(bundle, page, filterOf(sids));
  }

  list(bundle: BundleRef, sids?: readonly Sid[]): Reading<readonly ChannelEndpointAssignmentRecord[]> {
    if (sids === undefined) return this.assignments.list(bundle, filterOf());
    const parts: Reading<readonly ChannelEndpointAssignmentRecord[]>[] = [];
    for (let start = 0; start < sids.length; start += MOST_SIDS_PER_CALL) {
      parts.push(this.assignments.list(bundle, filterOf(sids.slice(start, start + MOST_SIDS_PER_CALL))));
    }
    return whenRead(whenAllRead(parts), (lists) => lists.flat());
  }

  create(bundle: BundleRef, channelEndpointSid: Sid): Promise<ChannelEndpointAssignmentRecord> {
    const assignment = { channelEndpointType: PHONE_NUMBER, channelEndpointSid };
    return this.assignments.create(bundle, assignment, { ...WHEN_ASSIGNING, resourceSid: channelEndpointSid });
  }

  delete(bundle: BundleRef, sid: Sid): Promise<void> {
    return this.assignments.delete(bundle, sid);
  }
}

function filterOf(sids?: readonly Sid[]): { channelEndpointSids?: string } {
  return { channelEndpointSids: sids?.join(',') };
}

function isOneOf(sids: string): (item: Observed) => boolean {
  const wanted = new Set(sids.split(','));
  return (item) => 'channelEndpointSid' in item && wanted.has(item.channelEndpointSid);
}

function toRecord(bundleRef: BundleRef, assignment: SdkAssignment): ChannelEndpointAssignmentRecord {
  return {
    sid: textOf(assignment.sid),
    accountSid: textOf(assignment.accountSid),
    bundleRef,
    channelEndpointSid: textOf(assignment.channelEndpointSid),
    channelEndpointType: textOf(assignment.channelEndpointType),
    createdAt: dateOf(assignment.dateCreated),
  };
}
