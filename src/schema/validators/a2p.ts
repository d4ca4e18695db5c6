import { ValidateBy, type ValidationArguments } from 'class-validator';
import { A2pCompanyType } from '../../domain/a2p-messaging-profile.js';
import { isText } from './text.js';

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
