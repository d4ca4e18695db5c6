import { numberText } from '../words/words';

interface ChipProps {
  readonly text: string;
  readonly count?: number | undefined;
  readonly pressed: boolean;
  readonly onPress: () => void;
  readonly tone?: 'bad' | undefined;
}

/** One thing to filter by, with how many there are. */
export function Chip({ text, count, pressed, onPress, tone }: ChipProps) {
  const className = tone === undefined ? 'chip' : `chip chip-${tone}`;
  return (
    <button type="button" className={className} aria-pressed={pressed} onClick={onPress}>
      {text} {count !== undefined && <span className="chip-count">{numberText(count)}</span>}
    </button>
  );
}
