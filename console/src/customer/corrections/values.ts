import type { FactsFragment, OnboardingCorrectionsInput } from '../../operations/generated/graphql';
import type { Customer } from '../use-customer';
import { SECTIONS, type FieldForm, type SectionForm } from './sections';

/** What stands in the fields, by path; a list is its members with commas. */
export type Values = Readonly<Record<string, string>>;

type Facts = Readonly<Record<string, unknown>>;

const PATH_OF: Readonly<Record<string, string>> = {
  BusinessInformation: 'business',
  VoiceIntegrityInformation: 'voiceIntegrity',
  CnamInformation: 'cnam',
  A2pMessagingProfileInformation: 'a2pMessagingProfile',
  SoleProprietorInformation: 'soleProprietor',
  StarterInformation: 'person',
};

/** What the customer has at Twilio. */
export function valuesOfCustomer({ profile, trustProducts }: Customer): Values {
  const values: Record<string, string> = {};
  const endUsers = [profile, ...trustProducts].flatMap((bundle) => bundle.endUsers ?? []);
  const put = (path: string, facts: object): void => void Object.assign(values, valuesAt(path, facts as Facts));
  for (const { details, type } of endUsers) {
    if (details === null) continue;
    const path = details.__typename === 'AuthorizedRepresentative' ? placeOf(type) : PATH_OF[details.__typename];
    if (path !== undefined) put(path, details);
  }
  const [address] = (profile.supportingDocuments ?? []).flatMap(({ addresses }) => addresses ?? []);
  if (address !== undefined) put('address.create', address);
  return values;
}

/** `authorized_representative_2` is the second of the list. */
function placeOf(type: FactsFragment['type']): string {
  return `authorizedRepresentatives.${type.endsWith('2') ? 1 : 0}`;
}

/** What a run was given, which is more than Twilio has where it stopped early. */
export function valuesOfInput(input: Facts): Values {
  const profile = (input['customerProfile'] ?? {}) as Facts;
  const sources = [input, profile, (profile['secondary'] ?? {}) as Facts, (input['corrections'] ?? {}) as Facts];
  return Object.assign(
    {},
    ...sources.flatMap((source) =>
      SECTIONS.map(({ path }) => {
        const facts = path.split('.').reduce<unknown>((value, name) => (value as Facts | undefined)?.[name], source);
        return valuesAt(path, (facts ?? {}) as Facts);
      }),
    ),
  ) as Values;
}

function valuesAt(path: string, facts: Facts): Values {
  const fields = SECTIONS.find((section) => section.path === path)?.fields ?? [];
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = facts[field.name];
      if (value === null || value === undefined) return [];
      return [[`${path}.${field.name}`, shown(field, value)]];
    }),
  );
}

function shown({ input, options }: FieldForm, value: unknown): string {
  if (Array.isArray(value)) return value.map(enumWord).join(',');
  if (input === 'choice' && options?.includes(String(value)) === false) return enumWord(value);
  return String(value);
}

/** Twilio's spelling of a choice, such as `Limited Liability Corporation`, as the schema has it. */
function enumWord(value: unknown): string {
  return String(value)
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '_');
}

/** Sections that a rejection is about, then those that the customer has something in. */
export function sectionsFor(values: Values, rejected: readonly string[]): readonly SectionForm[] {
  const isRejected = ({ path }: SectionForm): boolean => {
    const top = path.split('.create')[0] ?? path;
    return rejected.some((field) => field === top || field.startsWith(`${top}.`));
  };
  const isUsed = ({ path }: SectionForm): boolean =>
    Object.entries(values).some(([name, value]) => name.startsWith(`${path}.`) && value !== '');
  return [...SECTIONS.filter(isRejected), ...SECTIONS.filter((section) => !isRejected(section) && isUsed(section))];
}

/** Only what is different now; undefined where nothing is. */
export function correctionsOf(before: Values, after: Values): OnboardingCorrectionsInput | undefined {
  const changed: Record<string, Record<string, unknown>> = {};
  for (const { path, fields } of SECTIONS) {
    for (const field of fields) {
      const name = `${path}.${field.name}`;
      const [old, value] = [before[name] ?? '', (after[name] ?? '').trim()];
      if (old !== value) (changed[path] ??= {})[field.name] = valueOf(field, value);
    }
  }
  const { 'address.create': address, ...rest } = changed;
  const [first, second] = [0, 1].map((at) => changed[`authorizedRepresentatives.${at}`]);
  const hasSecond = Object.keys(before).some((name) => name.startsWith('authorizedRepresentatives.1.'));
  const others = Object.entries(rest).filter(([path]) => !path.includes('.'));
  // An empty one leaves a representative as they are: one that is left out would be dropped.
  const people = second !== undefined || hasSecond ? [first ?? {}, second ?? {}] : [first];
  if (Object.keys(changed).length === 0) return undefined;
  return {
    ...Object.fromEntries(others),
    ...(address !== undefined && { address: { create: address } }),
    ...((first !== undefined || second !== undefined) && { authorizedRepresentatives: people as object[] }),
  };
}

function valueOf({ input }: FieldForm, value: string): unknown {
  if (input === 'choices') return value === '' ? [] : value.split(',');
  // What is no number goes as it is: as null it would be taken for no correction at all.
  if (input === 'number') return value === '' ? null : /^-?\d+$/.test(value) ? Number(value) : value;
  return value === '' && input === 'choice' ? null : value;
}
