import type { ChannelEndpointAssignment, EntityAssignment } from '../entities/assignment.js';
import type { BundleKind } from '../entities/bundle.js';
import { isoDate } from './dates.js';

export function entityAssignmentJson(row: EntityAssignment, kind: BundleKind, base: string): object {
  return {
    sid: row.sid,
    [kind.sidKey]: row.bundleSid,
    account_sid: row.accountSid,
    object_sid: row.objectSid,
    date_created: isoDate(row.createdAt),
    url: `${base}/v1/${kind.collection}/${row.bundleSid}/EntityAssignments/${row.sid}`,
  };
}

export function channelEndpointAssignmentJson(row: ChannelEndpointAssignment, kind: BundleKind, base: string): object {
  return {
    sid: row.sid,
    [kind.sidKey]: row.bundleSid,
    account_sid: row.accountSid,
    channel_endpoint_type: row.channelEndpointType,
    channel_endpoint_sid: row.channelEndpointSid,
    date_created: isoDate(row.createdAt),
    url: `${base}/v1/${kind.collection}/${row.bundleSid}/ChannelEndpointAssignments/${row.sid}`,
  };
}
