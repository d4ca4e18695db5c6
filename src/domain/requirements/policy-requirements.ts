import type { PolicyKind } from '../policy.js';
import { policyKindOfBundleType } from './bundle-types.js';
import { conditionalFields, isOptionalField, mayBeLeftOut } from './fields.js';
import { demandsOf, isBundle, type Alternative } from './policy-demands.js';
import type { RequirementKind } from './requirement.js';
import { wordsFor } from './warnings/words.js';

/** One field of what a policy asks for. */
export interface PolicyFieldRecord {
  readonly machineName: string;
  /** It may stay empty, in every case or but for `requiredWhen`. */
  readonly optional: boolean;
  readonly requiredWhen: { readonly field: string; readonly value: string } | null;
  /** The closed list of words; empty where any text will do. */
  readonly acceptedValues: readonly string[];
}

/** One way to meet a requirement. */
export interface PolicyAlternativeRecord {
  readonly kind: RequirementKind;
  readonly typeName: string;
  readonly friendlyName: string | null;
  readonly fields: readonly PolicyFieldRecord[];
  /** Of another bundle that is asked for; null for end users and documents. */
  readonly policyKind: PolicyKind | null;
}

/** One thing that every bundle of a policy must hold, or may. */
export interface PolicyRequirementRecord {
  readonly kind: RequirementKind;
  readonly name: string;
  readonly friendlyName: string | null;
  readonly description: string | null;
  readonly optional: boolean;
  readonly alternatives: readonly PolicyAlternativeRecord[];
}

/**
 * What a policy asks for, from Trust Hub's own JSON, together with what only the guides say: which fields may stay
 * empty, and which words are accepted. It needs no bundle, so a form can be shown before one is made.
 */
export function policyRequirementsOf(
  requirements: Readonly<Record<string, unknown>>,
): readonly PolicyRequirementRecord[] {
  return demandsOf(requirements).map(({ kind, name, friendlyName, description, alternatives }) => ({
    kind,
    name,
    friendlyName,
    description,
    optional: mayBeLeftOut(name),
    alternatives: alternatives.map(alternativeOf),
  }));
}

function alternativeOf({ kind, type, friendlyName, fields }: Alternative): PolicyAlternativeRecord {
  const conditional = conditionalFields(type, fields);
  const all = [...new Set([...fields, ...conditional.map(({ name }) => name)])];
  return {
    kind,
    typeName: type,
    friendlyName,
    policyKind: isBundle(kind) ? policyKindOfBundleType(type) : null,
    fields: all.map((name) => {
      const requiredWhen = conditional.find((field) => field.name === name)?.when ?? null;
      return {
        machineName: name,
        optional: requiredWhen !== null || isOptionalField(type, name),
        requiredWhen,
        acceptedValues: wordsFor(type, name),
      };
    }),
  };
}
