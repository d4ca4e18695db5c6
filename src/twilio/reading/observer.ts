import type { BundleKind } from '../../domain/bundle.js';
import type { MirroredAssignment, MirroredAssignmentKind, MirroredKind, MirroredRecord } from '../../domain/mirror.js';
import type { PendingNotes } from '../../domain/pending-notes.js';
import type { Sid } from '../../domain/sid.js';

/** What is observed, by the names of the types. */
export type ObservedKind = MirroredKind | MirroredAssignmentKind;
export type Observed = MirroredRecord | MirroredAssignment;

/** One thing of an account. */
export interface ObservedPlace {
  readonly accountSid: Sid;
  readonly kind: ObservedKind;
}

/** Keeps a copy of what the gateways write and read. None of its methods rejects: what it misses, it reads later. */
export interface Observer {
  /** A moment that is compared with others: taken before a request is sent. */
  moment(): Date;
  /**
   * A request is about to be sent that may delete something, or change its status. Resolves when every process knows: what
   * is read meanwhile is not taken for somebody else's doing.
   * @returns to be called when it has ended with a known outcome, and that was shown here
   */
  announced(place: ObservedPlace, sid: Sid): Promise<() => Promise<void>>;
  /**
   * Something was made or changed. Resolves when the copy shows it.
   * @param begun before the request was sent
   * @returns false where it was read by somebody meanwhile: then it is to be read again
   */
  wrote(place: ObservedPlace, item: Observed, begun: Date): Promise<boolean>;
  /** Something was read from Twilio. */
  read(place: ObservedPlace, item: Observed, begun: Date): Promise<void>;
  /** A caller is shown what was read from Twilio, and does not wait for this. */
  shown(place: ObservedPlace, items: readonly Observed[], begun: Date): void;
  /** The same of what this server has just written: what is new in it nobody else has changed. */
  readBack(place: ObservedPlace, item: Observed, begun: Date): Promise<void>;
  /** @param bundleSid of an assignment */
  deleted(place: ObservedPlace, sid: Sid, bundleSid: Sid | undefined): Promise<void>;
  /**
   * Any of these may have changed, because of a write of ours elsewhere or one whose outcome is not known.
   * @param onBundle only those that are attached to this bundle
   */
  doubted(place: ObservedPlace, onBundle?: Sid): Promise<void>;
  /** A provisional copy was made. */
  copied(accountSid: Sid, kind: BundleKind, copySid: Sid, originalSid: Sid): Promise<void>;
}

/** Resolves when the observer has noted it; at once in a scope whose notes somebody else waits for. */
export function whenNoted(
  { pending }: { readonly pending?: PendingNotes | undefined },
  note: Promise<void>,
): Promise<void> {
  pending?.add(note);
  return pending === undefined ? note : Promise.resolve();
}
