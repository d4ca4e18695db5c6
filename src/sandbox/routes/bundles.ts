import { BUNDLE_STATUSES, kindOf } from '../entities/bundle.js';
import type { Bundle, BundleKind } from '../entities/bundle.js';
import { invalidParameter } from '../http/errors.js';
import type { Answer, Call, Route } from '../http/router.js';
import { channelEndpointAssignmentRoutes } from './channel-endpoint-assignments.js';
import { entityAssignmentRoutes } from './entity-assignments.js';
import { evaluationRoutes } from './evaluations.js';
import { ownedBundle } from './owned.js';
import { provisionalCopyRoutes } from './provisional-copies.js';
import { policyFor } from '../rules/bundle-policy.js';
import { deleteBundle } from '../rules/deletion.js';
import { submit } from '../rules/submission.js';
import type { OrderedSlots } from '../store/ordered-slots.js';
import { filter, metaList } from '../wire/paging.js';
import { bundleStatus, isoDate } from '../wire/spelling.js';
import type { World } from '../world.js';

/** All operations of one kind of bundle, those under it included. */
export function bundleRoutes(kind: BundleKind): readonly Route[] {
  const path = `/v1/${kind.collection}`;
  const one = `${path}/{Sid}`;
  const found = (call: Call): Bundle => ownedBundle(call, kind, 'Sid');
  return [
    { method: 'GET', path, parameters: ['Status', 'FriendlyName', 'PolicySid'], handle: (call) => list(call, kind) },
    {
      method: 'POST',
      path,
      parameters: ['FriendlyName', 'Email', 'PolicySid', 'StatusCallback'],
      handle: (call) => create(call, kind),
    },
    { method: 'GET', path: one, handle: (call) => shown(call, 200, found(call)) },
    {
      method: 'POST',
      path: one,
      parameters: ['Status', 'StatusCallback', 'FriendlyName', 'Email'],
      handle: (call) => update(call, found(call)),
    },
    {
      method: 'DELETE',
      path: one,
      handle: (call) => {
        deleteBundle(call.world, found(call));
        return { status: 204 };
      },
    },
    ...entityAssignmentRoutes(kind),
    ...channelEndpointAssignmentRoutes(kind),
    ...evaluationRoutes(kind),
    ...provisionalCopyRoutes(kind),
  ];
}

function shown(call: Call, status: number, bundle: Bundle): Answer {
  return { status, body: bundleJson(bundle, call.world) };
}

function create(call: Call, kind: BundleKind): Answer {
  const { world, account, form } = call;
  const friendlyName = form.requiredFriendlyName();
  const email = form.required('Email');
  const policySid = form.requiredSid('PolicySid', 'RN');
  const statusCallback = form.optionalUrl('StatusCallback') ?? null;
  policyFor(world, account.sid, kind, policySid);
  const bundle = world.create('bundles', 'BU', account.sid, {
    kind: kind.name,
    policySid,
    friendlyName,
    email,
    status: 'draft',
    statusCallback,
    validUntil: null,
    errors: null,
    review: null,
  });
  return shown(call, 201, bundle);
}

/**
 * Names, e-mail and callback may change in every status (undocumented), and together with a submission: S1 sends Status
 * and StatusCallback in one request.
 */
function update(call: Call, bundle: Bundle): Answer {
  const { world, form } = call;
  const status = form.optional('Status');
  const statusCallback = form.optionalUrl('StatusCallback');
  const friendlyName = form.friendlyName();
  const email = form.optional('Email');
  const changes = {
    ...(statusCallback !== undefined && { statusCallback }),
    ...(friendlyName && { friendlyName }),
    ...(email && { email }),
  };
  // A refused submission must change nothing, so the change of the rest waits for it.
  const edited: Bundle = { ...bundle, ...changes };
  if (status) return shown(call, 200, submit(world, edited, status));
  return shown(call, 200, Object.keys(changes).length === 0 ? bundle : world.update('bundles', bundle, changes));
}

function list(call: Call, kind: BundleKind): Answer {
  const { bundles } = call.world.tables;
  const scope = [call.account.sid, kind.name] as const;
  const status = filter(call, 'Status');
  const policySid = filter(call, 'PolicySid');
  const friendlyName = filter(call, 'FriendlyName');
  if (status !== undefined && !(BUNDLE_STATUSES as readonly string[]).includes(status))
    throw invalidParameter(`Status must be one of ${BUNDLE_STATUSES.join(', ')}`, 20001);

  // The shortest list that a filter gives, then the other filters applied to it.
  const lists: OrderedSlots<Bundle>[] = [bundles.list('kind', ...scope)];
  if (status !== undefined) lists.push(bundles.list('status', ...scope, status));
  if (policySid !== undefined) lists.push(bundles.list('policy', ...scope, policySid));
  if (friendlyName !== undefined) lists.push(bundles.list('name', ...scope, friendlyName));
  const rows = lists.reduce((shortest, one) => (one.size < shortest.size ? one : shortest));
  const where =
    lists.length === 1
      ? undefined
      : (row: Bundle) =>
          (status === undefined || row.status === status) &&
          (policySid === undefined || row.policySid === policySid) &&
          (friendlyName === undefined || row.friendlyName === friendlyName);
  return metaList(call, { rows, where, key: 'results', toJson: (row) => bundleJson(row, call.world) });
}

/** The JSON of a customer profile or trust product. The third link's key is singular: Twilio's own slip (S0). */
function bundleJson(bundle: Bundle, { trusthubBase, settings }: World): object {
  const { collection, linkPrefix } = kindOf(bundle.kind);
  const url = `${trusthubBase}/v1/${collection}/${bundle.sid}`;
  return {
    sid: bundle.sid,
    account_sid: bundle.accountSid,
    policy_sid: bundle.policySid,
    friendly_name: bundle.friendlyName,
    status: bundleStatus(bundle.status, settings),
    email: bundle.email,
    status_callback: bundle.statusCallback,
    valid_until: bundle.validUntil === null ? null : isoDate(bundle.validUntil),
    date_created: isoDate(bundle.createdAt),
    date_updated: isoDate(bundle.updatedAt),
    url,
    links: {
      [`${linkPrefix}_entity_assignments`]: `${url}/EntityAssignments`,
      [`${linkPrefix}_evaluations`]: `${url}/Evaluations`,
      [`${linkPrefix}_channel_endpoint_assignment`]: `${url}/ChannelEndpointAssignments`,
    },
    errors: bundle.errors?.map((code) => ({ code })) ?? null,
  };
}
