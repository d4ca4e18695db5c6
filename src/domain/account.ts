import type { Sid } from './sid.js';

export interface AccountRecord {
  readonly sid: Sid;
  /** True when the upstream is the built-in sandbox. */
  readonly sandbox: boolean;
}
