import { setTimeout as delay } from 'node:timers/promises';
import { resume } from '../../support/onboarding.js';
import { ofShape, startAll, type Knowledge } from './batch.js';
import { doorTo, nameOf, prepare, type Run, type Shape } from './cases.js';
import { ADDED_STEP, makeNextBuild, NEW_TITLE } from './next-build.js';
import { judge, type Outcome } from './outcome.js';
import type { RunState } from './fleet.js';
import { isWait } from './points.js';
import type { Stage } from './stage.js';
import { Trap } from './trap.js';
import type { KnownStep, Undisturbed } from './undisturbed.js';

/** What a run is doing when the next build comes. */
type Moment = 'waits for a review' | 'waits for action' | 'is in the middle of a wave' | 'begins after it';

interface Staged {
  readonly run: Run;
  readonly moment: Moment;
}

const REACH_MS = 60_000;

/**
 * A rolling deployment: the next build is started beside this one, which is then told to end. Runs that began before keep
 * the plan that they were stored with; the next build's is for those that begin after, or are begun anew by a person.
 */
export async function playDeploy(
  stage: Stage,
  known: Knowledge,
  shapes: readonly Shape[],
): Promise<readonly Outcome[]> {
  const next = makeNextBuild();
  try {
    await stage.serve(1);
    // Reviews take the sandbox's time: nobody is approved until it goes on.
    stage.control.clock.freeze();
    // Each shape is there in every other moment, and each moment has half of the shapes.
    const old = (moment: Moment, odd: number): readonly Staged[] =>
      shapes
        .filter((shape, at) => at % 2 === odd && hasMoment(shape, moment))
        .map((shape) => ({ run: prepare(stage, shape), moment }));
    const staged = [
      ...old('waits for a review', 0),
      ...old('waits for action', 1),
      ...old('is in the middle of a wave', 0),
    ];
    const late = old('begins after it', 1);
    const runs = staged.map(({ run }) => run);
    for (const { run, moment } of staged) lay(stage, run, moment, ofShape(known, run.shape));
    const before = stage.lookBefore();
    const ids = await startAll(stage, runs);
    const problems = await untilAt(stage, staged);

    const leaving = stage.servers.splice(0);
    await stage.start(next.folder);
    await Promise.all(leaving.map((server) => server.kill('SIGTERM')));
    stage.control.clearFaults();
    stage.control.clock.runFree();
    await startAll(
      stage,
      late.map(({ run }) => run),
    );
    const stopped = staged.filter(({ moment }) => moment === 'waits for action');
    await Promise.all(stopped.map(({ run }) => resume(doorTo(stage.server(), run), ids.get(run.key) ?? '')));
    const all = [...staged, ...late];
    const states = await stage.untilEnded(all.map(({ run }) => run.key));
    const tried = all.map(({ run, moment }) => ({
      run,
      point: `${nameOf(run.shape)} ${moment} when the next build comes`,
      expected: ofShape(known, run.shape).inventory,
      problems: [...(problems.get(run) ?? []), ...wrongPlan(moment, states.get(run.key))],
    }));
    return judge(stage.holdings(), before, tried, states);
  } finally {
    stage.control.clock.runFree();
    await stage.serve(0);
    next.remove();
    await stage.serve(1);
  }
}

/** Numbers of a customer are not reviewed. */
const hasMoment = ({ profile }: Shape, moment: Moment): boolean =>
  profile !== 'with products' || moment !== 'waits for a review';

function lay(stage: Stage, run: Run, moment: Moment, undisturbed: Undisturbed): void {
  const { steps } = undisturbed;
  const step = (use: string): KnownStep => {
    // An operation on numbers is at its last step that asks something, wherever others are.
    const found =
      run.shape.profile === 'with products'
        ? steps.findLast((candidate) => candidate.signature !== null && !isWait(candidate))
        : steps.find((candidate) => candidate.use === use);
    if (found === undefined) throw new Error(`${nameOf(run.shape)} has no step ${use}.`);
    return found;
  };
  // The last thing before a review, so that almost the whole plan has been carried out.
  if (moment === 'waits for action') Trap.mishap(stage, run, step('submit-bundle'), 'fails for good');
  if (moment === 'is in the middle of a wave') {
    // Not every kind takes numbers.
    const use = steps.some((candidate) => candidate.use === 'assign-phone-numbers')
      ? 'assign-phone-numbers'
      : 'assign-entity';
    Trap.hold(stage, run, step(use), 'after send', undisturbed);
  }
}

const STATUS: Readonly<Partial<Record<Moment, string>>> = {
  'waits for a review': 'WAITING_FOR_REVIEW',
  'waits for action': 'ACTION_REQUIRED',
};

/** Waits until every run is where it should be; what did not come there, with the reason. */
async function untilAt(stage: Stage, staged: readonly Staged[]): Promise<ReadonlyMap<Run, readonly string[]>> {
  const deadline = Date.now() + REACH_MS;
  for (;;) {
    const states = await stage.runs(staged.map(({ run }) => run.key));
    const held = stage.control.journal({ faulty: true }).filter(({ fault }) => fault === 'hang-after').length;
    const middle = staged.filter(({ moment }) => moment === 'is in the middle of a wave').length;
    const away = staged.filter(({ run, moment }) => {
      const wanted = STATUS[moment];
      return wanted === undefined ? held < middle : states.get(run.key)?.status !== wanted;
    });
    if (away.length === 0 || Date.now() > deadline) {
      return new Map(away.map(({ run }) => [run, [`was not there: ${states.get(run.key)?.status}`]]));
    }
    await delay(50);
  }
}

/** Whose plan a run has. */
function wrongPlan(moment: Moment, state: RunState | undefined): readonly string[] {
  if (state === undefined) return [];
  const wanted = moment === 'begins after it' || moment === 'waits for action' ? 'new' : 'stored';
  const isNew = state.steps.every(({ key, title }) => key === ADDED_STEP || title.startsWith(NEW_TITLE));
  const isOld = state.steps.every(({ key, title }) => key !== ADDED_STEP && !title.startsWith(NEW_TITLE));
  const has = isNew && state.steps.some(({ key }) => key === ADDED_STEP) ? 'new' : isOld ? 'stored' : 'mixed';
  return has === wanted ? [] : [`has the ${has} plan, not the ${wanted} one`];
}
