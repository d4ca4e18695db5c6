import type { CaseFile } from '../case-file.js';

/** The effect of a magic value on a review, or on a copy. */
export type Effect =
  | { readonly kind: 'approve-at-once' }
  | { readonly kind: 'take-tenfold' }
  | { readonly kind: 'stay-in-review' }
  | { readonly kind: 'submission' }
  | { readonly kind: 'reject'; readonly code: number }
  | { readonly kind: 'refuse-copy'; readonly code: number };

/** Which bundles a value works on: profiles, registrations of hosted forms, or the products of a policy (its SID). */
export type Subject = 'profiles' | 'registrations' | `RN${string}`;

/** A value that decides reviews, like Stripe's test cards. */
export interface MagicValue {
  readonly of: 'everything' | readonly Subject[];
  /** Where it is read. For a product, what is on its profile counts as well as its own. */
  readonly where: string;
  /** The value itself in code marks; in words where it is Twilio's own rule, not magic. */
  readonly value: string;
  readonly effect: Effect;
  readonly meaning: string;
  readonly matches: (file: CaseFile) => boolean;
}

/** A row without what it does. */
export type Row = Omit<MagicValue, 'effect'>;

export const rejects = (code: number, row: Row): MagicValue => ({ ...row, effect: { kind: 'reject', code } });

export const does = (kind: Exclude<Effect['kind'], 'reject' | 'refuse-copy'>, row: Row): MagicValue => ({
  ...row,
  effect: { kind },
});

/** A registration number, with or without the dash of an EIN. */
export function registration(of: MagicValue['of'], value: string, meaning: string): Row {
  const where = 'business_registration_number';
  const matches = (file: CaseFile): boolean => file.business(where).replaceAll('-', '') === value;
  return { of, where, value: `\`${value}\``, meaning, matches };
}

export function website(of: readonly Subject[], value: string, meaning: string): Row {
  const matches = (file: CaseFile): boolean => file.websiteHost() === value;
  return { of, where: 'host of website_url', value: `\`${value}\``, meaning, matches };
}

export function postalCode(value: string, meaning: string): Row {
  const matches = (file: CaseFile): boolean => file.places().some((place) => place.postalCode === value);
  const of = ['profiles', 'registrations'] as const;
  return { of, where: 'postal code of the address', value: `\`${value}\``, meaning, matches };
}

export function representative(which: '1' | '2' | 'any', value: string, meaning: string): Row {
  const where = `local part of a representative's email${which === 'any' ? '' : ` (representative ${which})`}`;
  const matches = (file: CaseFile): boolean =>
    file.representatives(which).some((user) => localPart(user.attributes['email']) === value);
  return { of: ['profiles'], where, value: `\`${value}\``, meaning, matches };
}

/** The address that Twilio writes to about the bundle; for a hosted form its NotificationEmail. */
export function notified(of: MagicValue['of'], value: string, meaning: string): Row {
  const matches = (file: CaseFile): boolean => localPart(file.bundle.email) === value;
  return { of, where: "local part of the bundle's Email", value: `\`${value}\``, meaning, matches };
}

/** A field of an end user that the product itself holds. */
export function own(of: readonly Subject[], where: string, value: string, meaning: string): Row {
  return { of, where, value: `\`${value}\``, meaning, matches: (file) => file.own(where) === value };
}

/** The same, by a rule of Twilio's that is described in words. */
export function ownThat(
  of: readonly Subject[],
  where: string,
  value: string,
  meaning: string,
  fits: (value: string) => boolean,
): Row {
  return { of, where, value, meaning, matches: (file) => fits(file.own(where)) };
}

/** Of an email, in small letters. */
export function localPart(email: unknown): string {
  return typeof email === 'string' ? (email.split('@')[0] ?? '').toLowerCase() : '';
}
