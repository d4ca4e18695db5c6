import { Rounds } from '../../domain/pacing/rounds.js';

/** On whose behalf a call is made, such as one operation. */
export interface CallOwner {
  /** Whose operation it is; none for the server's own work, which always takes turns. */
  readonly caller?: string;
  /** Its calls are made only while there is room to spare: they keep nobody else from it. */
  readonly givesWay?: boolean;
}

interface Beginner {
  readonly owner: CallOwner;
  readonly start: () => void;
  /** When it came, in milliseconds. */
  readonly since: number;
}

/** Operations of one caller whose calls take turns; the others of the caller begin when one of these is done. */
const TAKING_TURNS = 8;

/**
 * Calls of one account that wait for a place. Operations that have begun take turns, call by call, so that a query that
 * wants a thousand things does not hold up the small one beside it. But if a hundred large queries took turns, none
 * would be answered for as long as all take together: of each caller only some have begun, and its others wait with
 * their first call, the callers in turn.
 */
export class CallQueue {
  private readonly rounds = new Rounds<CallOwner, () => void>();
  private readonly beginners = new Rounds<string, Beginner>();
  private readonly begun = new WeakSet<CallOwner>();
  /** Calls of owners with a caller, under way or in the rounds. */
  private readonly calls = new Map<CallOwner, number>();
  /** How many owners of a caller have such calls. */
  private readonly takingTurns = new Map<string, number>();
  private isBeginnersTurn = false;

  /** @param now milliseconds */
  constructor(private readonly now: () => number = () => performance.now()) {}

  get isEmpty(): boolean {
    return this.rounds.isEmpty && this.beginners.isEmpty;
  }

  /** Milliseconds that the first call of the owner would wait at least; 0 where it takes turns. */
  waitOf(owner: CallOwner): number {
    if (owner.caller === undefined || this.begun.has(owner)) return 0;
    const first = this.beginners.first(owner.caller);
    return first === undefined ? 0 : this.now() - first.since;
  }

  add(owner: CallOwner, start: () => void): void {
    const { caller } = owner;
    if (caller !== undefined && !this.begun.has(owner)) {
      this.beginners.add(caller, { owner, start, since: this.now() });
      return;
    }
    this.count(owner, 1);
    this.rounds.add(owner, start);
  }

  /** What comes next, already counted as under way. */
  next(): (() => void) | undefined {
    this.isBeginnersTurn = !this.isBeginnersTurn;
    const first = this.isBeginnersTurn ? this.nextBeginner() : undefined;
    return first ?? this.rounds.next() ?? this.nextBeginner() ?? this.nextBeginner(Infinity);
  }

  /** A call is under way that did not have to wait. */
  begin(owner: CallOwner): void {
    this.begun.add(owner);
    this.count(owner, 1);
  }

  /** A call that was under way has ended. */
  end(owner: CallOwner): void {
    this.count(owner, -1);
  }

  /** Takes a waiting call out. */
  remove(owner: CallOwner, start: () => void): void {
    if (this.rounds.remove(owner, (item) => item === start)) this.count(owner, -1);
    else if (owner.caller !== undefined) this.beginners.remove(owner.caller, (item) => item.start === start);
  }

  private nextBeginner(most = TAKING_TURNS): (() => void) | undefined {
    const beginner = this.beginners.next((caller) => (this.takingTurns.get(caller) ?? 0) < most);
    if (beginner !== undefined) this.begin(beginner.owner);
    return beginner?.start;
  }

  private count(owner: CallOwner, change: 1 | -1): void {
    const { caller } = owner;
    if (caller === undefined) return;
    const before = this.calls.get(owner) ?? 0;
    const after = before + change;
    if (after > 0) this.calls.set(owner, after);
    else this.calls.delete(owner);
    if (before > 0 && after > 0) return;
    const owners = (this.takingTurns.get(caller) ?? 0) + change;
    if (owners > 0) this.takingTurns.set(caller, owners);
    else this.takingTurns.delete(caller);
  }
}
