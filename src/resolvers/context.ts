import type { GraphQLError } from 'graphql';
import type { AccountRecord } from '../domain/account.js';
import type { UnreadableRows } from '../domain/onboarding-batch.js';
import type { Sid } from '../domain/sid.js';
import type { Mirror } from '../mirror/mirror.js';
import type { Onboardings } from '../onboarding/onboardings.js';
import type { TrustHub } from '../twilio/trust-hub.js';

/** Everything that a resolver may do: one object per operation, bound to one account. */
export interface ResolverContext {
  readonly account: AccountRecord;
  /** Who calls, by the name of their key, tenant or token; never the key. */
  readonly caller: string;
  /** Whether they may also act for another account. */
  readonly mayActFor: (accountSid: Sid) => boolean;
  /** Gateways whose loaders live as long as this operation. */
  readonly trustHub: TrustHub;
  /**
   * The main account's, where the operation works on a subaccount: only for what a plan must know of its primary
   * profile. A caller of a subaccount sees nothing else of the main account.
   */
  readonly mainTrustHub: TrustHub | null;
  readonly onboardings: Onboardings;
  /** The copy of the account in the database. */
  readonly mirror: Mirror;
  /**
   * Why an address may not be given to Twilio for status callbacks, as a sentence for the caller; undefined where it
   * may.
   */
  readonly callbackProblem: (address: string) => string | undefined;
  /** Named in every error, so that a report can be matched with the log. */
  readonly requestId: string;
  /**
   * Errors that are answered beside the data, each with its path, for what is shown only in part. Resolvers add to it.
   */
  readonly partial: GraphQLError[];
  /** What the operation's variables hold of such rows. */
  readonly unreadableRows: UnreadableRows;
  /** Aborts when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}
