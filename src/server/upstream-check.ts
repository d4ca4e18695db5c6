import type { Logger } from 'pino';
import { BundleStatus } from '../domain/bundle.js';
import { RefusedByTwilio, ServiceError, ServiceErrorCode } from '../domain/errors.js';
import { realTiming, type Timing } from '../twilio/transport/timing.js';
import type { TrustHubFactory } from '../twilio/trust-hub.js';

/**
 * Whether Twilio accepts this server's credentials: `unchecked` before the first answer, `unreachable` when there was
 * none, `no primary profile` when they are accepted but secondary profiles cannot be made yet, `restricted` when they
 * are known but may not read Trust Hub.
 */
export type UpstreamState = 'unchecked' | 'accepted' | 'no primary profile' | 'refused' | 'restricted' | 'unreachable';

/** The check of the credentials at start, and what has come out of it so far. */
export interface UpstreamCheck {
  state(): UpstreamState;
  /** What the first try found. */
  readonly first: Promise<UpstreamState>;
  close(): Promise<void>;
}

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 300_000;

/** One sentence for the log and for people: what is wrong, and what to do. */
export const UPSTREAM_ADVICE: Readonly<Record<Exclude<UpstreamState, 'unchecked' | 'accepted'>, string>> = {
  refused:
    'Twilio refuses the credentials. Compare TWILIO_ACCOUNT_SID with TWILIO_AUTH_TOKEN, or TWILIO_API_KEY with TWILIO_API_SECRET, in the Twilio Console, and start again.',
  restricted:
    'Twilio accepts the credentials, but they may not read Trust Hub. Give the API key that permission in the Twilio Console, or use TWILIO_AUTH_TOKEN.',
  unreachable: 'Twilio cannot be reached. This server tries again by itself; requests fail until then.',
  'no primary profile':
    'The account has no approved primary customer profile. Create it in the Twilio Console: secondary profiles need it.',
};

/**
 * Looks for an approved primary profile, which needs the credentials for Trust Hub itself, until there is one: after 5
 * s, then after twice as long each time, up to 5 minutes. Two requests a time; where the business has no approved one,
 * one more for each other kind of primary profile.
 */
export function checkUpstream(trustHubs: TrustHubFactory, log: Logger, timing: Timing = realTiming): UpstreamCheck {
  const stopping = new AbortController();
  let settle: (state: UpstreamState) => void = () => undefined;
  const first = new Promise<UpstreamState>((resolve) => (settle = resolve));
  let state: UpstreamState = 'unchecked';
  const run = async (): Promise<void> => {
    for (let wait = FIRST_WAIT_MS; !stopping.signal.aborted; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
      const found = await upstreamStateOf(trustHubs, stopping.signal);
      if (stopping.signal.aborted) return;
      if (found !== state) report(found, log);
      state = found;
      settle(found);
      if (found === 'accepted') return;
      await timing.wait(wait, stopping.signal);
    }
  };
  const running = run();
  return {
    state: () => state,
    first,
    close: () => {
      stopping.abort();
      settle(state);
      return running;
    },
  };
}

/** Asks Twilio once. Two requests; where the business has no approved primary profile, one more for each other kind. */
export async function upstreamStateOf(
  trustHubs: TrustHubFactory,
  signal: AbortSignal,
): Promise<Exclude<UpstreamState, 'unchecked'>> {
  try {
    const trustHub = trustHubs.open(trustHubs.defaultAccountSid, { cached: true, fresh: true, signal });
    const primaries = await trustHub.primaryCustomerProfiles();
    const approved = primaries.some(({ status }) => status === BundleStatus.TWILIO_APPROVED);
    return approved ? 'accepted' : 'no primary profile';
  } catch (error) {
    // A 401 that says that the primary profile is not approved is a refusal too, but no fault of the credentials.
    if (error instanceof RefusedByTwilio && error.httpStatus === 401) return 'no primary profile';
    if (!(error instanceof ServiceError) || error.code !== ServiceErrorCode.UPSTREAM_UNAUTHORIZED) return 'unreachable';
    return error.httpStatus === 401 ? 'refused' : 'restricted';
  }
}

function report(state: UpstreamState, log: Logger): void {
  if (state === 'accepted' || state === 'unchecked') log.info('Twilio accepts the credentials');
  else if (state === 'refused') log.error(UPSTREAM_ADVICE[state]);
  else log.warn(UPSTREAM_ADVICE[state]);
}
