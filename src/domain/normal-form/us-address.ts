import { toCountryCode } from './country.js';
import { toText, type NormalForm, type Surroundings } from './normal-form.js';
import { stateOf } from '../us-states.js';

/** The state of an address in the United States as its two letters; regions elsewhere stay as they are. */
export const toRegion: NormalForm = (text, around) => {
  const typed = toText(text);
  return isInUs(around) ? (stateOf(typed) ?? typed) : typed;
};

/** A ZIP of nine digits as 94105-1234; postal codes elsewhere stay as they are. */
export const toPostalCode: NormalForm = (text, around) => {
  const typed = toText(text);
  const [, five, four] = (isInUs(around) ? /^(\d{5})[\s\p{Pd}]*(\d{4})$/u.exec(typed) : null) ?? [];
  return five === undefined || four === undefined ? typed : `${five}-${four}`;
};

function isInUs([address]: Surroundings): boolean {
  const country = address?.['isoCountry'];
  return typeof country === 'string' && toCountryCode(country) === 'US';
}
