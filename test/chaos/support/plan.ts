import { batches, ofShape, playEvent, playMishaps, type Case, type Knowledge } from './batch.js';
import type { Shape } from './cases.js';
import type { Outcome } from './outcome.js';
import { EVENTS, HOLD_NAMES, isWait, MISHAP_NAMES, type Event, type Hold, type Mishap } from './points.js';
import type { Stage } from './stage.js';
import type { KnownStep } from './undisturbed.js';

interface Place {
  readonly shape: Shape;
  readonly step: KnownStep;
}

/** The cases of a table: mishaps in one life of the servers, and what is held while something is killed. */
export interface Plan {
  readonly mishaps: readonly Case<Mishap>[];
  readonly events: readonly { readonly event: Event; readonly cases: readonly Case<Hold>[] }[];
}

/** Every step that asks Twilio something. */
function placesOf(known: Knowledge, shapes: readonly Shape[]): readonly Place[] {
  return shapes.flatMap((shape) =>
    ofShape(known, shape)
      .steps.filter((step) => step.signature !== null)
      .map((step) => ({ shape, step })),
  );
}

/** Everything: each step with each mishap, and held at each point while each thing is killed. */
export function wholePlan(known: Knowledge, shapes: readonly Shape[]): Plan {
  const places = placesOf(known, shapes);
  const held = cross(places, HOLD_NAMES);
  return {
    mishaps: cross(places, MISHAP_NAMES),
    events: EVENTS.map((event) => ({ event, cases: held })),
  };
}

/** Each step once: of the recipes that have it in one that was taken least, and of its shapes in turns. */
function onceEach(places: readonly Place[]): readonly Place[] {
  const same = new Map<string, Place[]>();
  for (const place of places) same.set(place.step.key, [...(same.get(place.step.key) ?? []), place]);
  const taken = new Map<string, number>();
  return [...same.values()].flatMap((all, at) => {
    const timesOf = ({ shape }: Place): number => taken.get(shape.recipe) ?? 0;
    const least = Math.min(...all.map(timesOf));
    const rarest = all.filter((place) => timesOf(place) === least);
    const place = rarest[at % rarest.length];
    if (place === undefined) return [];
    taken.set(place.shape.recipe, timesOf(place) + 1);
    return [place];
  });
}

/**
 * A part of it that is always the same: at each step, in recipes by turns, one thing goes wrong: a bad answer, a kill
 * with a restart, or another death.
 */
export function shortPlan(known: Knowledge, shapes: readonly Shape[]): Plan {
  const places = onceEach(placesOf(known, shapes));
  const acts = places.filter(({ step }) => !isWait(step));
  const waits = places.filter(({ step }) => isWait(step));
  const nth = (of: number, ...wanted: readonly number[]): readonly Place[] =>
    acts.filter((_, at) => wanted.includes(at % of));
  return {
    mishaps: inTurns([...nth(3, 0), ...waits], MISHAP_NAMES),
    events: [
      { event: 'kill -9 and restart', cases: inTurns(nth(3, 1), HOLD_NAMES) },
      { event: 'two of three killed', cases: inTurns(nth(6, 2), HOLD_NAMES) },
      { event: 'database killed', cases: inTurns([...nth(6, 5), ...waits.slice(0, 2)], HOLD_NAMES) },
    ],
  };
}

function cross<Point>(places: readonly Place[], points: readonly Point[]): readonly Case<Point>[] {
  return places.flatMap((place) => points.map((point) => ({ ...place, point })));
}

/** The next point for each next place: as their numbers have no common divisor, recipes meet different ones. */
function inTurns<Point>(places: readonly Place[], points: readonly Point[]): readonly Case<Point>[] {
  return places.flatMap((place, at) => {
    const point = points[at % points.length];
    return point === undefined ? [] : [{ ...place, point }];
  });
}

/** Plays all of a plan, in batches. @param done called after each batch */
export async function play(
  stage: Stage,
  known: Knowledge,
  { mishaps, events }: Plan,
  done: (what: string, outcomes: readonly Outcome[]) => void = () => undefined,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const keep = (what: string, more: readonly Outcome[]): void => {
    outcomes.push(...more);
    done(what, more);
  };
  for (const batch of batches(mishaps)) keep('bad answers', await playMishaps(stage, known, batch));
  for (const { event, cases } of events) {
    for (const batch of batches(cases)) keep(event, await playEvent(stage, known, batch, event));
  }
  return outcomes;
}
