import { OPERATIONS, type Operation } from '../sandbox/contract/description.js';
import { BUNDLE_WAYS } from './bundle-ways.js';
import { INQUIRY_WAYS } from './inquiry-ways.js';
import { OTHER_WAYS } from './other-ways.js';
import type { Way, Ways } from './way.js';

/** Every operation of Trust Hub, in the order of Twilio's description. */
export const TRUST_HUB_OPERATIONS: readonly Operation[] = OPERATIONS.filter(({ api }) => api === 'trusthub');

/** The one table of how each is reached through GraphQL; docs/operations.md is written from it. */
export const WAYS: Ways = { ...BUNDLE_WAYS, ...OTHER_WAYS, ...INQUIRY_WAYS };

export const waysTo = ({ id }: Operation): readonly Way[] => WAYS[id] ?? [];
