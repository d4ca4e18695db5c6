import type { Room } from '../fault.js';
import { CLI } from './cli.js';
import { CLIENT } from './client.js';
import { CONFIG } from './config.js';
import { DOMAIN } from './domain.js';
import { ENGINE } from './engine.js';
import { MIRROR } from './mirror.js';
import { MIRROR_COVERAGE } from './mirror-coverage.js';
import { MIRROR_STORAGE } from './mirror-storage.js';
import { MIRROR_SWEEPS } from './mirror-sweeps.js';
import { ONBOARDING_BATCHES } from './onboarding-batches.js';
import { ONBOARDING_KINDS } from './onboarding-kinds.js';
import { ONBOARDING_LATER } from './onboarding-later.js';
import { ONBOARDING_NUMBERS } from './onboarding-numbers.js';
import { ONBOARDING_RECIPES } from './onboarding-recipes.js';
import { ONBOARDING_STATE } from './onboarding-state.js';
import { SANDBOX } from './sandbox.js';
import { SCHEMA } from './schema.js';
import { SERVER_ACCESS } from './server-access.js';
import { SERVER_KEPT } from './server-kept.js';
import { SERVER_PARTS } from './server-parts.js';
import { SERVER } from './server.js';
import { TWILIO_READING } from './twilio-reading.js';
import { TWILIO_SHARING } from './twilio-sharing.js';
import { TWILIO_TRANSPORT } from './twilio-transport.js';

/** Every room with its faults. */
export const ROOMS: readonly Room[] = [
  DOMAIN,
  SCHEMA,
  TWILIO_READING,
  TWILIO_SHARING,
  TWILIO_TRANSPORT,
  SANDBOX,
  SERVER,
  SERVER_ACCESS,
  SERVER_KEPT,
  SERVER_PARTS,
  CONFIG,
  CLI,
  CLIENT,
  ONBOARDING_RECIPES,
  ONBOARDING_KINDS,
  ONBOARDING_BATCHES,
  ONBOARDING_NUMBERS,
  ONBOARDING_LATER,
  ONBOARDING_STATE,
  ENGINE,
  MIRROR,
  MIRROR_COVERAGE,
  MIRROR_STORAGE,
  MIRROR_SWEEPS,
];
