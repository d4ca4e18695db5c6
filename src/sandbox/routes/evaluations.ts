import type { BundleKind } from '../entities/bundle.js';
import type { Evaluation } from '../entities/rows.js';
import type { Call, Route } from '../http/router.js';
import { ownedBundle, ownedUnder } from './owned.js';
import { knownPolicy } from '../rules/bundle-policy.js';
import { evaluate } from '../rules/evaluation.js';
import { metaList } from '../wire/paging.js';
import { isoDate } from '../wire/spelling.js';

/** Checks of a bundle. Noncompliance is a 201 like compliance, and changes no status. */
export function evaluationRoutes(kind: BundleKind): readonly Route[] {
  const path = `/v1/${kind.collection}/{BundleSid}/Evaluations`;
  const json = (call: Call, row: Evaluation): object => evaluationJson(row, kind, call.world.trusthubBase);
  const bundleOf = (call: Call) => ownedBundle(call, kind, 'BundleSid');
  return [
    {
      method: 'GET',
      path,
      handle: (call) =>
        metaList(call, {
          rows: call.world.tables.evaluations.list('bundle', bundleOf(call).sid),
          key: 'results',
          toJson: (row) => json(call, row),
        }),
    },
    {
      method: 'POST',
      path,
      parameters: ['PolicySid'],
      handle: (call) => {
        const bundle = bundleOf(call);
        // Any policy is accepted, not only the bundle's own (report).
        const policy = knownPolicy(call.form.requiredSid('PolicySid', 'RN'));
        const { compliant, results } = evaluate(call.world, bundle, policy);
        const row = call.world.create('evaluations', 'EL', call.account.sid, {
          bundleSid: bundle.sid,
          policySid: policy.sid,
          status: compliant ? 'compliant' : 'noncompliant',
          results,
        });
        return { status: 201, body: json(call, row) };
      },
    },
    {
      method: 'GET',
      path: `${path}/{Sid}`,
      handle: (call) => {
        const row = ownedUnder(call, bundleOf(call), call.world.tables.evaluations);
        return { status: 200, body: json(call, row) };
      },
    },
  ];
}

function evaluationJson(row: Evaluation, kind: BundleKind, base: string): object {
  return {
    sid: row.sid,
    account_sid: row.accountSid,
    policy_sid: row.policySid,
    [kind.sidKey]: row.bundleSid,
    status: row.status,
    results: row.results,
    date_created: isoDate(row.createdAt),
    url: `${base}/v1/${kind.collection}/${row.bundleSid}/Evaluations/${row.sid}`,
  };
}
