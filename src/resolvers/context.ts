import type { AccountRecord } from '../domain/account.js';
import type { Onboardings } from '../onboarding/door.js';
import type { TrustHub } from '../twilio/trust-hub.js';

/** Everything that a resolver may do: one object per operation, bound to one account. */
export interface ResolverContext {
  readonly account: AccountRecord;
  /** Who calls, by the name of their key, tenant or token; never the key. */
  readonly caller: string;
  /** Gateways whose loaders live as long as this operation. */
  readonly trustHub: TrustHub;
  readonly onboardings: Onboardings;
  /** Named in every error, so that a report can be matched with the log. */
  readonly requestId: string;
  /** Aborts when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}
