import type { AllowedAge } from '../../domain/allowed-age.js';
import type { CallBudget } from '../../domain/call-budget.js';
import type { PendingNotes } from '../../domain/pending-notes.js';
import type { Sid } from '../../domain/sid.js';

import type { AccountCaches } from './account-caches.js';
import type { Basis } from './basis.js';
import type { TwilioClient } from '../transport/client.js';
import type { AccountCopy } from './copy.js';
import type { CursorCodec } from './cursor.js';
import type { Observer } from './observer.js';
import type { SharedReads } from './shared-reads.js';

/** What the gateways of one scope share. */
export interface Scope {
  readonly accountSid: Sid;
  /** False for a subaccount. */
  readonly isMain: boolean;
  /** False: no loader and no cache, every read goes to Twilio. */
  readonly cached: boolean;
  /** True: uses nothing that others have read. */
  readonly fresh: boolean;
  /** Set where the caller allows age. */
  readonly age?: AllowedAge | undefined;
  /** What is read from then: the copy of the account, where there is one. */
  readonly copy?: AccountCopy | undefined;
  readonly signal?: AbortSignal;
  readonly budget?: CallBudget;
  readonly basis: Basis;
  /** Is shown what this scope writes, and what it reads past every cache. */
  readonly observer?: Observer | undefined;
  /** Set where writes and reads do not wait for the observer. */
  readonly pending?: PendingNotes | undefined;
  /** Bound to the account and to the scope's signal; made when first used. */
  readonly client: TwilioClient;
  /** Bound to the account alone, for reads whose answer others share: they outlive the scope that began them. */
  readonly sharedClient: TwilioClient;
  readonly cursors: CursorCodec;
  readonly caches: AccountCaches;
  /** What the scopes of the account read for each other. */
  readonly reads: SharedReads;
}
