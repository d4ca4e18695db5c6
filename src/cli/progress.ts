import type { RunState, StepState } from './demo.operations.js';

/** Shows the progress of a run. */
export interface Progress {
  /** The run's state; may be the same as before. */
  show(run: RunState): void;
  /** Nothing more will come. */
  end(): void;
}

/** A line for each change: seconds since the start, status, key, and what was made or went wrong. */
export function createPlainProgress(write: (line: string) => void): Progress {
  const started = Date.now();
  const seen = new Map<string, string>();
  return {
    show: ({ steps }) => {
      const seconds = `${((Date.now() - started) / 1_000).toFixed(2).padStart(7)}s`;
      for (const step of steps) {
        const known = seen.get(step.key) ?? 'PENDING';
        seen.set(step.key, step.status);
        if (step.status !== known) write(`${seconds}  ${step.status.padEnd(9)}  ${step.key}${outcomeOf(step)}`);
      }
    },
    end: () => undefined,
  };
}

function outcomeOf({ resourceSid, error }: StepState): string {
  if (error !== null) return `  ${error.message}`;
  return resourceSid === null ? '' : `  ${resourceSid}`;
}
