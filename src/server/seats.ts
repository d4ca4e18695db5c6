/** Gives a seat back; calling it again changes nothing. */
export type Leave = () => void;

/**
 * Connections that stay open, WebSockets and event streams together: a number in all, and fewer for one caller, so
 * that no caller can keep the others out.
 */
export interface Seats {
  /** A place on this server, or undefined when all are taken. */
  enter(): Leave | undefined;
  /** A place among the caller's own, or undefined when it has too many. */
  enterAs(caller: string): Leave | undefined;
}

export interface SeatBounds {
  readonly all: number;
  readonly perCaller: number;
}

/** Each connection is a few kilobytes, and a browser's page holds one for each of its subscriptions at worst. */
export const SEATS: SeatBounds = { all: 2_000, perCaller: 1_000 };

export function createSeats(bounds: SeatBounds = SEATS): Seats {
  const taken = { all: 0 };
  const takenBy = new Map<string, number>();
  const once = (work: () => void): Leave => {
    let left = false;
    return () => {
      if (!left) work();
      left = true;
    };
  };
  return {
    enter: () => {
      if (taken.all >= bounds.all) return undefined;
      taken.all += 1;
      return once(() => (taken.all -= 1));
    },
    enterAs: (caller) => {
      const own = takenBy.get(caller) ?? 0;
      if (own >= bounds.perCaller) return undefined;
      takenBy.set(caller, own + 1);
      return once(() => {
        const rest = (takenBy.get(caller) ?? 1) - 1;
        if (rest === 0) takenBy.delete(caller);
        else takenBy.set(caller, rest);
      });
    },
  };
}
