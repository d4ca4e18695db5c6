import { representativeTypeName, toRepresentativeAttributes } from '../../domain/authorized-representative.js';
import { toBusinessAttributes } from '../../domain/business-information.js';
import { EndUserTypeName, type Attributes } from '../../domain/end-user.js';
import { toVoiceIntegrityAttributes } from '../../domain/voice-integrity.js';
import type { RunInput } from '../recipes/index.js';
import type { EndUserName } from '../recipes/trust-products.js';

export interface EndUserDescription {
  readonly type: string;
  readonly friendlyName: string;
  readonly attributes: Attributes;
}

function secondary(input: RunInput) {
  const source = input.customerProfile.secondary;
  if (source === undefined) throw new Error('The recipe makes a profile that the input does not describe.');
  return source;
}

function representative(input: RunInput, position: 1 | 2): EndUserDescription {
  const source = secondary(input);
  const person = source.authorizedRepresentatives[position - 1];
  if (person === undefined) throw new Error(`The input has no representative ${position}.`);
  return {
    type: representativeTypeName(position),
    friendlyName: `${source.friendlyName} representative ${position}`,
    attributes: toRepresentativeAttributes(person),
  };
}

/** The end users that recipes make, by name: the type, and the attributes from the run's input. */
export const END_USERS: Readonly<Record<EndUserName, (input: RunInput) => EndUserDescription>> = {
  business: (input) => ({
    type: EndUserTypeName.BUSINESS_INFORMATION,
    friendlyName: `${secondary(input).friendlyName} business`,
    attributes: toBusinessAttributes(secondary(input).business),
  }),
  'representative-1': (input) => representative(input, 1),
  'representative-2': (input) => representative(input, 2),
  'voice-integrity': (input) => ({
    type: EndUserTypeName.VOICE_INTEGRITY,
    friendlyName: `${input.trustProduct.friendlyName} information`,
    attributes: toVoiceIntegrityAttributes(input.voiceIntegrity),
  }),
};
