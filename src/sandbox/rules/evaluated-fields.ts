import type { Bundle } from '../entities/bundle.js';
import {
  END_USER_TYPES,
  findType,
  OTHER_REGISTRATION,
  SUPPORTING_DOCUMENT_TYPES,
  titled,
} from '../entities/object-types.js';
import type { EndUserRequirement } from '../entities/policy.js';
import { addressSids } from '../entities/rows.js';
import type { EndUser, EvaluatedField, EvaluatedRequirement, SupportingDocument } from '../entities/rows.js';
import type { World } from '../world.js';

/** What an entry is about. */
export type Head = Pick<EvaluatedRequirement, 'requirement_name' | 'object_type' | 'friendly_name'>;

/** A requirement's entry. `failure` is one of the whole; otherwise the first field that failed says why. */
export function entry(
  head: Head,
  fields: readonly EvaluatedRequirement['valid'][number][],
  failure: { readonly reason: string | null; readonly code: number | null } | null,
): EvaluatedRequirement {
  const invalid = fields.filter((one) => !one.passed);
  return {
    ...head,
    requirement_friendly_name: titled(head.requirement_name),
    passed: failure === null && invalid.length === 0,
    failure_reason: failure?.reason ?? invalid[0]?.failure_reason ?? null,
    error_code: failure?.code ?? invalid[0]?.error_code ?? null,
    valid: fields.filter((one) => one.passed),
    invalid,
  };
}

/** One field's entry; it passed where there is no reason why not. */
export function field(name: string, friendlyName: string, reason: string | null, code: number | null): EvaluatedField {
  const passed = reason === null;
  return {
    object_field: name,
    friendly_name: friendlyName,
    passed,
    failure_reason: reason,
    error_code: passed ? null : code,
  };
}

/** Values that an evaluation is reported to refuse, with 22218 (TRUSTHUB 3, us_a2p_messaging_profile_information). */
const ALLOWED_VALUES: Readonly<Record<string, readonly string[]>> = {
  company_type: ['private', 'public', 'non-profit', 'government'],
};

/** What only a company on a stock exchange must give, and must (A2P guide). */
const LISTED_ONLY: readonly string[] = ['stock_exchange', 'stock_ticker', 'brand_contact_email'];

/** A register that is on no list must be named (S2), though the policy does not list the field. */
function namesOther({ fields }: EndUserRequirement, user: EndUser | undefined): boolean {
  const identifier = 'business_registration_identifier';
  return fields.includes(identifier) && user?.attributes[identifier] === 'Other';
}

/** The fields of a wanted end user; all missing where there is none. */
export function endUserFields(wanted: EndUserRequirement, user: EndUser | undefined): readonly EvaluatedField[] {
  const other = namesOther(wanted, user) ? [OTHER_REGISTRATION] : [];
  const optional = (findType(END_USER_TYPES, wanted.type)?.optional ?? []).filter((name) => !other.includes(name));
  return [...wanted.fields, ...other]
    .filter((name) => user !== undefined || !optional.includes(name))
    .map((name) => {
      const label = titled(name);
      const value = user?.attributes[name];
      if (isEmpty(value)) {
        const missing = `The ${label} is missing. Please enter in a ${label} on the ${wanted.name}.`;
        const needed =
          !optional.includes(name) || (LISTED_ONLY.includes(name) && user?.attributes['company_type'] === 'public');
        return field(name, label, needed ? missing : null, 22215);
      }
      const allowed = ALLOWED_VALUES[name];
      const refused = allowed !== undefined && !allowed.includes(String(value));
      return field(name, label, refused ? `The ${label} is invalid.` : null, 22218);
    });
}

/** The fields of a document. Addresses must exist in the bundle's account. */
export function documentFields(
  world: World,
  bundle: Bundle,
  document: SupportingDocument | undefined,
): readonly EvaluatedField[] {
  if (document === undefined) return [field('address_sids', 'address sids', 'Address sids list is empty', 22219)];
  const fields = findType(SUPPORTING_DOCUMENT_TYPES, document.type)?.fields ?? [];
  return fields.map(({ machine_name: name, friendly_name: label }) => {
    // The friendly name of this field is lower case in Twilio's samples.
    if (name === 'address_sids') return field(name, 'address sids', addressProblem(world, bundle, document), 22219);
    const missing = isEmpty(document.attributes[name]) ? `The ${label} is missing.` : null;
    return field(name, label, missing, 22217);
  });
}

function addressProblem(world: World, bundle: Bundle, document: SupportingDocument): string | null {
  const sids = addressSids(document.attributes);
  // "Address sids list is empty" is the answer to a misspelt key (address_sid) (report).
  if (sids.length === 0) return 'Address sids list is empty';
  const found = sids.every((sid) => world.tables.addresses.get(sid)?.accountSid === bundle.accountSid);
  return found ? null : 'The Address is missing. Please enter in an address of this account.';
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
