import type { Attachments } from './attachments.js';
import { mayBeLeftOut, missingFields } from './fields.js';
import { requirementOf } from './finding.js';
import type { Demand } from './policy-demands.js';
import type { Finding } from './requirement.js';

/**
 * Whether the end users that a policy asks for are attached and complete. Everything attached is evaluated (TRUSTHUB
 * 5): of two end users of one type both must be complete, and so must a second representative once there is one.
 */
export function endUserFinding(demand: Demand, { endUsers }: Attachments): Finding {
  const types = demand.alternatives.map(({ type }) => type);
  const attached = endUsers.map(({ record }) => record).filter(({ type }) => types.includes(type));
  if (attached.length === 0) {
    const [first] = demand.alternatives;
    const missing = first === undefined ? [] : missingFields(first.type, first.fields, null);
    return requirementOf(demand, { met: false, missingFields: missing, optional: mayBeLeftOut(demand.name) });
  }
  const missing = attached.flatMap(({ type, attributes }) => {
    const ways = demand.alternatives.filter((alternative) => alternative.type === type);
    const gaps = ways.map(({ fields }) => missingFields(type, fields, attributes));
    return gaps.reduce((least, gap) => (gap.length < least.length ? gap : least), gaps[0] ?? []);
  });
  return requirementOf(demand, { met: missing.length === 0, missingFields: missing });
}
