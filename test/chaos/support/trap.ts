import type { FaultSpec } from '../../../src/sandbox/index.js';
import type { Run } from './cases.js';
import { HOLDS, MISHAPS, type Hold, type Mishap } from './points.js';
import type { Asked } from './register.js';
import type { RunState } from './fleet.js';
import type { Stage } from './stage.js';
import type { KnownStep, Undisturbed } from './undisturbed.js';

/** A fault that waits for one request of one run. */
export class Trap {
  /** When the request came; undefined until then. */
  sprungAt: number | undefined;

  private constructor(
    readonly run: Run,
    readonly step: KnownStep,
    private readonly ofRun: (asked: Asked) => string | undefined,
  ) {}

  /** The request is answered badly, once. */
  static mishap(stage: Stage, run: Run, step: KnownStep, mishap: Mishap): Trap {
    const trap = new Trap(run, step, signatures(stage, run));
    trap.spring(stage, MISHAPS[mishap], mishap === 'fails for good' ? step.stopsAt : undefined);
    return trap;
  }

  /** The run stands still at the request, until the faults are cleared. */
  static hold(stage: Stage, run: Run, step: KnownStep, hold: Hold, { steps }: Undisturbed): Trap {
    const trap = new Trap(run, step, signatures(stage, run));
    const fault = HOLDS[hold];
    if (fault === null) {
      // Whatever runs beside it, or comes later; what comes before must end, or the step's turn never comes.
      const later = steps.filter(({ key, wave }) => wave >= step.wave && key !== step.key);
      const held = new Set(later.map(({ signature }) => signature));
      trap.hang(stage, (signature) => held.has(signature));
    } else {
      trap.spring(stage, fault);
      // However long the others take to come to theirs: a second attempt does not get past it.
      trap.hang(stage, () => trap.sprungAt !== undefined);
    }
    return trap;
  }

  /** Whether the run has come to the point. */
  isReached(hold: Hold, state: RunState | undefined): boolean {
    if (HOLDS[hold] !== null) return this.sprungAt !== undefined;
    return state?.steps.find(({ key }) => key === this.step.key)?.status === 'SUCCEEDED';
  }

  private spring(stage: Stage, fault: FaultSpec, at = this.step.signature): void {
    const when = (asked: Asked): boolean => {
      if (this.sprungAt !== undefined || this.ofRun(asked) !== at) return false;
      this.sprungAt = Date.now();
      return true;
    };
    stage.control.fault({ count: 1, ...fault, when });
  }

  private hang(stage: Stage, which: (signature: string) => boolean): void {
    const when = (asked: Asked): boolean => {
      const signature = this.ofRun(asked);
      return signature !== undefined && which(signature);
    };
    stage.control.fault({ count: 0, effect: 'hang', when });
  }
}

interface Known {
  readonly tag: string | undefined;
  readonly signature: string;
}

/** Each request is looked at once, however many traps are laid. */
const known = new WeakMap<Asked, Known>();

/** The signature of a request of this run; undefined for one of another. */
function signatures({ register }: Stage, { tag }: Run): (asked: Asked) => string | undefined {
  return (asked) => {
    let found = known.get(asked);
    if (found === undefined) {
      found = { tag: register.tagOfAsked(asked), signature: register.signatureOfAsked(asked) };
      known.set(asked, found);
    }
    return found.tag === tag ? found.signature : undefined;
  };
}
