import { RequirementKind, type Finding } from './requirement.js';

/** One way to meet a requirement. */
export interface Alternative {
  readonly type: string;
  readonly friendlyName: string | null;
  /** Twilio counts profiles and products separately, though one may replace the other. */
  readonly kind: RequirementKind;
  readonly fields: readonly string[];
}

/** What a policy asks for under one requirement's name; any one of the alternatives is enough. */
export interface Demand {
  readonly kind: RequirementKind;
  readonly name: string;
  readonly friendlyName: string | null;
  readonly description: string | null;
  readonly alternatives: readonly Alternative[];
}

/** The members of Trust Hub's requirements object that are understood; any other is ignored. */
const MEMBERS = [
  ['end_user', RequirementKind.END_USER],
  ['supporting_document', RequirementKind.SUPPORTING_DOCUMENT],
  ['supporting_customer_profiles', RequirementKind.CUSTOMER_PROFILE],
  ['supporting_trust_products', RequirementKind.TRUST_PRODUCT],
] as const;

/**
 * Reads a policy's requirements (TRUSTHUB 2). Documents come as lists of lists, `[[]]` for none; entries that share a
 * `requirement_name` are alternatives to each other. What has another shape is ignored: never throws.
 */
export function demandsOf(requirements: Readonly<Record<string, unknown>>): readonly Demand[] {
  const byName = new Map<string, Demand>();
  for (const [member, kind] of MEMBERS) {
    for (const entry of entriesOf(requirements[member])) {
      const demand = demandOf(kind, entry);
      if (demand === null) continue;
      // A profile and a product may replace each other; an end user and a document may not.
      const key = `${isBundle(kind) ? 'bundle' : kind} ${demand.name}`;
      const known = byName.get(key);
      const merged = known && { ...known, alternatives: [...known.alternatives, ...demand.alternatives] };
      byName.set(key, merged ?? demand);
    }
  }
  return [...byName.values()];
}

/** Whether the requirement is for another bundle. */
export function isBundle(kind: RequirementKind): boolean {
  return kind === RequirementKind.CUSTOMER_PROFILE || kind === RequirementKind.TRUST_PRODUCT;
}

type Entry = Readonly<Record<string, unknown>>;

function demandOf(kind: RequirementKind, entry: Entry): Demand | null {
  const accepted = kind === RequirementKind.SUPPORTING_DOCUMENT ? entriesOf(entry['accepted_documents']) : [entry];
  const alternatives = accepted.flatMap((one) => {
    const type = wordOf(one['type']);
    return type === null ? [] : [{ type, kind, friendlyName: wordOf(one['name']), fields: fieldsOf(one['fields']) }];
  });
  const name = wordOf(entry['requirement_name']) ?? alternatives[0]?.type;
  if (name === undefined || alternatives.length === 0) return null;
  return { kind, name, friendlyName: wordOf(entry['name']), description: wordOf(entry['description']), alternatives };
}

/** The objects in a list, however deep its lists are nested. */
function entriesOf(value: unknown): readonly Entry[] {
  if (Array.isArray(value)) return value.flatMap(entriesOf);
  return typeof value === 'object' && value !== null ? [value as Entry] : [];
}

/** Policies list bare names; the types list the same names as objects. */
function fieldsOf(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  const names = value.map((item: unknown) => wordOf(item) ?? wordOf((item as Entry | null)?.['machine_name']));
  return [...new Set(names.filter((name) => name !== null))];
}

function wordOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

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
