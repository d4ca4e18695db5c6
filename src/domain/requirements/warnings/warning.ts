import type { AddressRecord } from '../../address.js';
import type { BundleRecord } from '../../bundle.js';
import type { Attributes, EndUserRecord } from '../../end-user.js';
import type { PolicyKind } from '../../policy.js';

/** Something that usually gets rejected. The message never holds a value that the customer gave. */
export interface RequirementWarningRecord {
  /** Path of the input that it is about, in the words of the onboarding inputs. */
  readonly field: string;
  readonly message: string;
  /** The rejection's code, where it is known. */
  readonly likelyCode: number | null;
}

/** The parts of an address that warnings depend on. */
export type JudgedAddress = Pick<AddressRecord, 'street' | 'streetSecondary' | 'region' | 'postalCode' | 'isoCountry'>;

/**
 * The parts of a bundle's attachments that warnings depend on, present ones and those that an onboarding would make.
 */
export interface JudgedAttachments {
  readonly endUsers: readonly { readonly record: Pick<EndUserRecord, 'type' | 'attributes'> }[];
  readonly documents: readonly { readonly addresses: readonly (JudgedAddress | null)[] }[];
  readonly bundles: readonly { readonly record: Pick<BundleRecord, 'bundleKind' | 'status'> }[];
}

/** A bundle, and the profiles of a product, as far as warnings depend on them. */
export interface WarningSource {
  readonly bundle: Pick<BundleRecord, 'status'>;
  readonly kind: PolicyKind;
  readonly attachments: JudgedAttachments;
  /** What is attached to the supporting profiles; empty where no warning depends on them. */
  readonly profileAttachments: readonly JudgedAttachments[];
}

export type WarningFamily = (source: WarningSource) => readonly RequirementWarningRecord[];

/** The attributes of the attached end users of a type. */
export function attributesOf({ endUsers }: JudgedAttachments, type: string): readonly Attributes[] {
  return endUsers.filter(({ record }) => record.type === type).map(({ record }) => record.attributes);
}

/** A text value, trimmed; null for an empty one and for what is no text. */
export function textOf(attributes: Attributes, key: string): string | null {
  const value = attributes[key];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
