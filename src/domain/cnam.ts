import type { Attributes } from './end-user.js';

export interface CnamInformation {
  /** What the person called sees: at most 15 characters, beginning with a letter. */
  readonly cnamDisplayName: string;
}

export function toCnamAttributes(information: CnamInformation): Attributes {
  return { cnam_display_name: information.cnamDisplayName };
}
