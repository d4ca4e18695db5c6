import { ValidateBy, type ValidationArguments } from 'class-validator';
import { A2pCompanyType } from '../../domain/a2p-messaging-profile.js';
import {
  BusinessRegistrationIdentifier as Identifier,
  type BusinessInformation,
} from '../../domain/business-information.js';
import { likelyWord } from '../../domain/likely-word.js';
import { toRegistrationNumber } from '../../domain/normal-form/registration-number.js';
import { toVoiceIntegrityUseCase, VOICE_INTEGRITY_USE_CASES } from '../../domain/voice-integrity.js';
import { InNormalForm, isText } from './text.js';

interface Shape {
  readonly pattern: RegExp;
  readonly wanted: string;
}

/** Where the format of a register's numbers is certain; reviewers reject anything else (TRUSTHUB 18602). */
const SHAPES: Partial<Record<Identifier, Shape>> = {
  [Identifier.EIN]: { pattern: /^\d{9}$/, wanted: 'an EIN: nine digits' },
  [Identifier.DUNS]: { pattern: /^\d{9}$/, wanted: 'a DUNS number: nine digits' },
  [Identifier.ACN]: { pattern: /^\d{9}$/, wanted: 'an ACN: nine digits' },
  [Identifier.CIN]: { pattern: /^[A-Za-z0-9]{21}$/, wanted: 'a CIN: 21 letters and digits' },
};

const ANY_REGISTER: Shape = {
  pattern: /^(?=.*\d)[A-Za-z0-9][A-Za-z0-9 ./-]{0,49}$/,
  wanted: 'the registration number: letters and digits, at most 50 characters',
};

function shapeFor(args: ValidationArguments | undefined): Shape {
  const { businessRegistrationIdentifier: identifier, businessRegionsOfOperation: regions } = businessOf(args);
  // The tax number of another country goes under EIN too (guide of secondary profiles), and has any format.
  const isForeign = Array.isArray(regions) && regions.length > 0 && !regions.includes('USA_AND_CANADA');
  if (identifier === undefined || (identifier === Identifier.EIN && isForeign)) return ANY_REGISTER;
  return SHAPES[identifier] ?? ANY_REGISTER;
}

type Checked = Partial<Pick<BusinessInformation, 'businessRegistrationIdentifier' | 'businessRegionsOfOperation'>>;

/** The input that the checked field is a part of. */
function businessOf(args: ValidationArguments | undefined): Checked {
  return args?.object ?? {};
}

/** Checked by the rules of the register that `businessRegistrationIdentifier` beside it names. */
export function IsRegistrationNumber(): PropertyDecorator {
  const check = ValidateBy({
    name: 'isRegistrationNumber',
    validator: {
      validate: (value, args) => typeof value === 'string' && shapeFor(args).pattern.test(value),
      defaultMessage: (args) => `Give ${shapeFor(args).wanted}.`,
    },
  });
  return InNormalForm(toRegistrationNumber, check);
}

/** Must be given where `businessRegistrationIdentifier` beside it is `Other`; would be ignored anywhere else. */
export function IsOtherRegistration(): PropertyDecorator {
  const isOther = (args: ValidationArguments | undefined) =>
    businessOf(args).businessRegistrationIdentifier === Identifier.OTHER;
  return ValidateBy({
    name: 'isOtherRegistration',
    validator: {
      validate: (value, args) => (isOther(args) ? isText(value, 100) : value === undefined || value === null),
      defaultMessage: (args) =>
        isOther(args)
          ? 'Give the name of the register that the registration number is from, at most 100 characters.'
          : 'Leave this out, or give businessRegistrationIdentifier as OTHER: no other register needs a name.',
    },
  });
}

/** Twilio compares the use case word for word; for one that is nearly right, the message names the right one. */
export function IsVoiceIntegrityUseCase(): PropertyDecorator {
  const known: readonly string[] = VOICE_INTEGRITY_USE_CASES;
  const check = ValidateBy({
    name: 'isVoiceIntegrityUseCase',
    validator: {
      validate: (value) => typeof value === 'string' && known.includes(value),
      defaultMessage: (checked) => {
        const likely = typeof checked?.value === 'string' ? likelyWord(checked.value, known) : undefined;
        return likely === undefined
          ? `Give one of Twilio's ${known.length} use cases, word for word, such as Customer Support. voiceIntegrityUseCases lists them.`
          : `Twilio compares use cases word for word. Did you mean "${likely}"?`;
      },
    },
  });
  return InNormalForm(toVoiceIntegrityUseCase, check);
}

/** A public company must give it; for any other, Twilio requires it to be left out. */
export function IsOfListedCompany(max: number): PropertyDecorator {
  const isListed = (args: ValidationArguments | undefined) =>
    (args?.object as { readonly companyType?: unknown } | undefined)?.companyType === A2pCompanyType.PUBLIC;
  return ValidateBy({
    name: 'isOfListedCompany',
    validator: {
      validate: (value, args) => (isListed(args) ? isText(value, max) : value === undefined || value === null),
      defaultMessage: (args) =>
        isListed(args)
          ? `A public company gives this: a text of 1 to ${max} characters.`
          : 'Leave this out: only a company with companyType PUBLIC gives it.',
    },
  });
}

/** The guide of secondary profiles: A2P messaging accepts a Canadian business by its CBN only. */
export function IsA2pRegistrationAuthority(): PropertyDecorator {
  return ValidateBy({
    name: 'isA2pRegistrationAuthority',
    validator: {
      validate: (value) => isText(value, 255) && !/^\s*CCN\s*$/i.test(value),
      defaultMessage: (args) =>
        isText(args?.value, 255)
          ? 'A2P messaging no longer accepts a Canadian Corporation Number (CCN). Give CBN and the Canadian Business Number.'
          : 'Give a text of 1 to 255 characters.',
    },
  });
}
