import type { CallBudget } from '../domain/call-budget.js';
import type { Sid } from '../domain/sid.js';
import type { Mirror } from '../mirror/mirror.js';
import type { Onboardings } from '../onboarding/onboardings.js';
import type { ResolverContext } from '../resolvers/context.js';
import type { ReadBasis, TrustHubFactory } from '../twilio/trust-hub.js';
import type { CacheControl } from './cache-control.js';
import type { Callbacks } from './callbacks.js';

interface ContextParts {
  readonly trustHubs: TrustHubFactory;
  readonly onboardings: Onboardings;
  readonly mirror: Mirror;
  readonly callbacks: Pick<Callbacks, 'problemWith'>;
  readonly sandbox: boolean;
}

interface ContextRequest {
  readonly accountSid: Sid;
  /** The caller's name. */
  readonly caller: string;
  /** Which accounts they may act for; left out, the operation's alone. */
  readonly mayActFor?: (accountSid: Sid) => boolean;
  readonly requestId: string;
  /** Aborts when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  /** Cancels the Twilio calls; another signal than the first where a write must not be cut off half-way. */
  readonly callSignal: AbortSignal;
  /** How old what the caller accepts may be; default: what is kept for everybody. */
  readonly control?: CacheControl | undefined;
  /** Counts the requests to Twilio, and stops them where there are too many. */
  readonly budget: CallBudget;
}

/** One context: gateways with empty loaders, bound to one account. */
export type CreateContext = (request: ContextRequest) => ResolverContext;

export function contextCreator({ trustHubs, onboardings, mirror, callbacks, sandbox }: ContextParts): CreateContext {
  const main = trustHubs.defaultAccountSid;
  return ({ accountSid, caller, mayActFor, requestId, signal, callSignal, control, budget }) => {
    const scope = { signal: callSignal, cached: true, ...control, caller, budget };
    const trustHub = trustHubs.open(accountSid, scope);
    return {
      account: { sid: accountSid, sandbox },
      caller,
      mayActFor: mayActFor ?? ((sid) => sid === accountSid),
      trustHub,
      mainTrustHub: accountSid === main ? null : trustHubs.open(main, scope),
      onboardings: spoiling(onboardings, trustHub.basis),
      mirror: mirror.isOn ? spoiling(mirror, trustHub.basis) : mirror,
      callbackProblem: (address) => callbacks.problemWith(address),
      requestId,
      partial: [],
      unreadableRows: new Map(),
      signal,
    };
  };
}

/** Onboardings and the mirror change at any moment: what is read of them is not kept. */
function spoiling<Part extends object>(part: Part, basis: ReadBasis): Part {
  return new Proxy(part, {
    get(target, name) {
      basis.spoil();
      return Reflect.get(target, name) as unknown;
    },
  });
}

/** The abort reason that marks a call as timed out, not as cancelled by the caller. */
export function timeIsUp(): DOMException {
  return new DOMException('The operation took too long.', 'TimeoutError');
}
