import { END_USER_TYPES, findType, SUPPORTING_DOCUMENT_TYPES } from '../entities/object-types.js';
import type { ObjectType } from '../entities/object-types.js';
import { findPolicy, POLICIES } from '../entities/policies.js';
import type { Policy } from '../entities/policy.js';
import { notFound } from '../http/errors.js';
import type { Route } from '../http/router.js';
import { OrderedSlots } from '../store/ordered-slots.js';
import { metaList } from '../wire/paging.js';

/** What is the same in every account gets a place by its order, so that it is paged like everything else. */
function placed<T>(items: readonly T[]): OrderedSlots<{ readonly seq: number; readonly item: T }> {
  const slots = new OrderedSlots<{ readonly seq: number; readonly item: T }>();
  items.forEach((item, at) => slots.add({ seq: at + 1, row: { seq: at + 1, item } }));
  return slots;
}

function typeRoutes(
  collection: 'EndUserTypes' | 'SupportingDocumentTypes',
  key: string,
  types: readonly ObjectType[],
): readonly Route[] {
  const rows = placed(types);
  return [
    {
      method: 'GET',
      path: `/v1/${collection}`,
      handle: (call) =>
        metaList(call, {
          rows,
          key,
          toJson: ({ item }) => objectTypeJson(item, collection, call.world.trusthubBase),
        }),
    },
    {
      method: 'GET',
      path: `/v1/${collection}/{Sid}`,
      handle: (call) => {
        const type = findType(types, call.params['Sid'] ?? '');
        if (type === undefined) throw notFound(call.path);
        return { status: 200, body: objectTypeJson(type, collection, call.world.trusthubBase) };
      },
    },
  ];
}

const policies = placed(POLICIES);

/** Policies and types. They cannot be changed. */
export const catalogueRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/v1/Policies',
    handle: (call) =>
      metaList(call, {
        rows: policies,
        key: 'results',
        toJson: ({ item }) => policyJson(item, call.world.trusthubBase),
      }),
  },
  {
    method: 'GET',
    path: '/v1/Policies/{Sid}',
    handle: (call) => {
      const policy = findPolicy(call.params['Sid'] ?? '');
      if (policy === undefined) throw notFound(call.path);
      return { status: 200, body: policyJson(policy, call.world.trusthubBase) };
    },
  },
  ...typeRoutes('EndUserTypes', 'end_user_types', END_USER_TYPES),
  ...typeRoutes('SupportingDocumentTypes', 'supporting_document_types', SUPPORTING_DOCUMENT_TYPES),
];

function policyJson(policy: Policy, base: string): object {
  return {
    sid: policy.sid,
    friendly_name: policy.friendlyName,
    requirements: policy.requirements,
    url: `${base}/v1/Policies/${policy.sid}`,
  };
}

/** The JSON of an end user type or a supporting document type. */
function objectTypeJson(
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
