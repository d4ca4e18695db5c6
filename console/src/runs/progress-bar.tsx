import type { Tone } from '../words/words';

interface ProgressBarProps {
  readonly completed: number;
  readonly total: number;
  readonly tone: Tone;
  readonly label: string;
}

export function ProgressBar({ completed, total, tone, label }: ProgressBarProps) {
  return (
    <span className="progress">
      <span
        className={`bar bar-${tone}`}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={completed}
      >
        <span style={{ width: `${total === 0 ? 0 : (100 * completed) / total}%` }} />
      </span>
      <span className="muted">
        {completed} of {total}
      </span>
    </span>
  );
}
