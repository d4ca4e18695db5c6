import { DRIVES_2010 } from './drive-2010.js';
import { AUTH_TOKEN_DRIVES } from './drive-auth-tokens.js';
import { PRODUCT_DRIVES } from './drive-products.js';
import { PROFILE_DRIVES } from './drive-profiles.js';
import { INQUIRY_DRIVES } from './drive-inquiries.js';
import { OBJECT_DRIVES } from './drive-others.js';
import type { Drives } from './drive.js';

/** The drive table: how every operation is carried out. What is missing here counts as not tested. */
export const DRIVES: Drives = {
  ...PROFILE_DRIVES,
  ...PRODUCT_DRIVES,
  ...OBJECT_DRIVES,
  ...INQUIRY_DRIVES,
  ...DRIVES_2010,
  ...AUTH_TOKEN_DRIVES,
};
