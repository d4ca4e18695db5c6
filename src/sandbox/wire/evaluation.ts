import type { BundleKind } from '../entities/bundle.js';
import type { Evaluation } from '../entities/evaluation.js';
import { isoDate } from './dates.js';

export function evaluationJson(row: Evaluation, kind: BundleKind, base: string): object {
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
