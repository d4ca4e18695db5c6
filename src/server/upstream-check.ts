import type { Logger } from 'pino';
import { BundleStatus } from '../domain/bundle.js';
import { ServiceError, ServiceErrorCode } from '../domain/errors.js';
import { PolicyKind } from '../domain/policy.js';
import { realTiming, type Timing } from '../twilio/transport/timing.js';
import type { TrustHubFactory } from '../twilio/trust-hub.js';

/**
 * What Twilio makes of this server's credentials: `unchecked` before the first answer, `unreachable` when there was none,
 * `no primary profile` when they are accepted but secondary profiles cannot be made yet.
 */
export type UpstreamState = 'unchecked' | 'accepted' | 'no primary profile' | 'refused' | 'unreachable';

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
  unreachable: 'Twilio cannot be reached. This server tries again by itself; requests fail until then.',
  'no primary profile':
    'The account has no approved primary customer profile. Create it in the Twilio Console: secondary profiles need it.',
};

/**
 * Looks for the primary profile, which needs the credentials for Trust Hub itself, until an answer is good: after 5 s,
 * then after twice as long each time, up to 5 minutes. One or two requests a time.
 */
export function checkUpstream(trustHubs: TrustHubFactory, log: Logger, timing: Timing = realTiming): UpstreamCheck {
  const stopping = new AbortController();
  let settle: (state: UpstreamState) => void = () => undefined;
  const first = new Promise<UpstreamState>((resolve) => (settle = resolve));
  let state: UpstreamState = 'unchecked';
  const run = async (): Promise<void> => {
    for (let wait = FIRST_WAIT_MS; !stopping.signal.aborted; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
      const found = await ask(trustHubs, stopping.signal);
      if (stopping.signal.aborted) return;
      if (found !== state) report(found, log);
      state = found;
      settle(found);
      if (found === 'accepted' || found === 'no primary profile') return;
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

async function ask(trustHubs: TrustHubFactory, signal: AbortSignal): Promise<UpstreamState> {
  try {
    const trustHub = trustHubs.open(trustHubs.defaultAccountSid, { cached: true, fresh: true, signal });
    const primaries = await trustHub.customerProfiles.list({ kind: PolicyKind.PRIMARY_CUSTOMER_PROFILE_BUSINESS });
    const approved = primaries.some(({ status }) => status === BundleStatus.TWILIO_APPROVED);
    return approved ? 'accepted' : 'no primary profile';
  } catch (error) {
    const refused = error instanceof ServiceError && error.code === ServiceErrorCode.UPSTREAM_UNAUTHORIZED;
    return refused && error.httpStatus === 401 ? 'refused' : 'unreachable';
  }
}

function report(state: UpstreamState, log: Logger): void {
  if (state === 'accepted' || state === 'unchecked') log.info('Twilio accepts the credentials');
  else if (state === 'refused') log.error(UPSTREAM_ADVICE[state]);
  else log.warn(UPSTREAM_ADVICE[state]);
}
