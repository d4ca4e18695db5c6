import { kindOf } from '../entities/bundle.js';
import type { Bundle } from '../entities/bundle.js';
import type { World } from '../world.js';
import { isoDate } from './dates.js';
import { bundleStatus } from './spelling.js';

/** The JSON of a customer profile or trust product. The third link's key is singular: Twilio's own slip (S0). */
export function bundleJson(bundle: Bundle, { trusthubBase, settings }: World): object {
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
