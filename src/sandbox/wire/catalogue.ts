import type { ObjectType } from '../entities/object-types.js';
import type { Policy } from '../entities/policy.js';

export function policyJson(policy: Policy, base: string): object {
  return {
    sid: policy.sid,
    friendly_name: policy.friendlyName,
    requirements: policy.requirements,
    url: `${base}/v1/Policies/${policy.sid}`,
  };
}

/** The JSON of an end user type or a supporting document type. */
export function objectTypeJson(
  type: ObjectType,
  collection: 'EndUserTypes' | 'SupportingDocumentTypes',
  base: string,
): object {
  return {
    sid: type.sid,
    friendly_name: type.friendlyName,
    machine_name: type.machineName,
    fields: type.fields,
    url: `${base}/v1/${collection}/${type.sid}`,
  };
}
