import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { exact } from '../words/times';
import { useLevers } from './levers';
import type { Work } from './use-doing';

const STEPS: readonly (readonly [text: string, ms: number])[] = [
  ['10 seconds', 10_000],
  ['An hour', 3_600_000],
  ['A day', 86_400_000],
  ['30 days', 30 * 86_400_000],
];

interface State {
  readonly now: string;
}

/** The sandbox's time, which reviews and approvals go by. */
export function ClockPanel({ work: { act, doing, outcome } }: { readonly work: Work }) {
  const pull = useLevers();
  const [now, setNow] = useState('');
  useEffect(() => {
    pull<State>('GET', 'state').then(
      (state) => setNow(state.now),
      () => setNow(''),
    );
  }, [pull, outcome]);
  const move = async (ms: number, text: string): Promise<string> => {
    const state = await pull<State>('POST', 'clock', { advanceMs: ms });
    setNow(state.now);
    return `The clock moved on: ${text.toLowerCase()}.`;
  };
  return (
    <section className="panel" aria-labelledby="clock-title">
      <h2 id="clock-title">The clock</h2>
      <p className="muted">
        {now === '' ? '…' : `In the sandbox it is ${exact(now)}.`} Move it, and reviews are decided.
      </p>
      <div className="actions">
        {STEPS.map(([text, ms]) => (
          <Button
            key={text}
            size="xs"
            variant="default"
            loading={doing === text}
            onClick={() => act(text, () => move(ms, text))}
          >
            + {text}
          </Button>
        ))}
      </div>
    </section>
  );
}
