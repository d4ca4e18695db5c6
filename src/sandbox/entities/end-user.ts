import type { Attributes, Row } from './row.js';

/** Facts about a business or a person. Has no status of its own. */
export interface EndUser extends Row {
  readonly friendlyName: string;
  readonly type: string;
  readonly attributes: Attributes;
}
