import type { BundleKind } from '../entities/bundle.js';
import type { ChannelEndpointAssignment } from '../entities/rows.js';
import { invalidParameter } from '../http/errors.js';
import type { Answer, Call, Route } from '../http/router.js';
import { ownedBundle, ownedUnder } from './owned.js';
import { assign, unassign } from '../rules/assignments.js';
import { checkNumber } from '../rules/attaching.js';
import { filter, metaList } from '../wire/paging.js';
import { isoDate } from '../wire/spelling.js';

/** The numbers of a bundle. They come and go in every status. */
export function channelEndpointAssignmentRoutes(kind: BundleKind): readonly Route[] {
  const path = `/v1/${kind.collection}/{BundleSid}/ChannelEndpointAssignments`;
  const one = `${path}/{Sid}`;
  const bundleOf = (call: Call) => ownedBundle(call, kind, 'BundleSid');
  const found = (call: Call) => ownedUnder(call, bundleOf(call), call.world.tables.channelEndpointAssignments);
  const json = (call: Call, row: ChannelEndpointAssignment): object =>
    channelEndpointAssignmentJson(row, kind, call.world.trusthubBase);
  return [
    {
      method: 'GET',
      path,
      parameters: ['ChannelEndpointSid', 'ChannelEndpointSids'],
      handle: (call) => {
        const bundle = bundleOf(call);
        const wanted = endpointSids(call);
        return metaList(call, {
          rows: call.world.tables.channelEndpointAssignments.list('bundle', bundle.sid),
          where: wanted === undefined ? undefined : (row) => wanted.has(row.channelEndpointSid),
          key: 'results',
          toJson: (row) => json(call, row),
        });
      },
    },
    {
      method: 'POST',
      path,
      parameters: ['ChannelEndpointType', 'ChannelEndpointSid'],
      handle: (call) => create(call, kind),
    },
    { method: 'GET', path: one, handle: (call) => ({ status: 200, body: json(call, found(call)) }) },
    {
      method: 'DELETE',
      path: one,
      handle: (call) => {
        unassign(call.world, 'channelEndpointAssignments', [found(call)]);
        return { status: 204 };
      },
    },
  ];
}

function create(call: Call, kind: BundleKind): Answer {
  const { world, account, form } = call;
  const bundle = ownedBundle(call, kind, 'BundleSid');
  const channelEndpointType = form.required('ChannelEndpointType');
  const channelEndpointSid = form.requiredSid('ChannelEndpointSid');
  if (channelEndpointType !== 'phone-number')
    throw invalidParameter('ChannelEndpointType is not valid; the only value here is phone-number');
  checkNumber(world, bundle, channelEndpointSid);
  const row = assign(world, 'channelEndpointAssignments', account.sid, {
    bundleSid: bundle.sid,
    channelEndpointType,
    channelEndpointSid,
  });
  return { status: 201, body: channelEndpointAssignmentJson(row, kind, world.trusthubBase) };
}

/** Both filters; the second is a comma-separated list (spec). */
function endpointSids(call: Call): ReadonlySet<string> | undefined {
  const one = filter(call, 'ChannelEndpointSid');
  const several = filter(call, 'ChannelEndpointSids');
  if (one === undefined && several === undefined) return undefined;
  const listed = several?.split(',').map((sid) => sid.trim()) ?? [];
  return new Set(one === undefined ? listed : [...listed, one]);
}

function channelEndpointAssignmentJson(row: ChannelEndpointAssignment, kind: BundleKind, base: string): object {
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
