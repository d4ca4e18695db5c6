import type { Demand } from './policy-demands.js';
import type { Finding } from './requirement.js';

interface Judgement {
  readonly met: boolean;
  readonly missingFields: readonly string[];
  readonly optional?: boolean;
}

/** Whether a requirement is met, and what is missing. */
export function requirementOf(demand: Demand, { met, missingFields, optional = false }: Judgement): Finding {
  const { kind, name, friendlyName, alternatives } = demand;
  const acceptedTypes = [...new Set(alternatives.map(({ type }) => type))];
  return {
    met,
    requirement: {
      kind,
      name,
      friendlyName,
      acceptedTypes,
      missingFields: [...new Set(missingFields)],
      optional,
    },
  };
}
