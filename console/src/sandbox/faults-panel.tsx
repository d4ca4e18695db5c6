import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useLevers } from './levers';
import type { Work } from './use-doing';

const MINUTE_MS = 60_000;

/** Bad luck that teaches something, as the sandbox takes it. */
const FAULTS: readonly (readonly [text: string, fault: object])[] = [
  ['Twilio is down for a minute', { effect: 'status', status: 503, forMs: MINUTE_MS }],
  ['Twilio throttles for 20 seconds (429)', { effect: 'throttle', forMs: 20_000 }],
  ['Each answer takes 2 seconds, for a minute', { effect: 'latency', latencyMs: 2_000, forMs: MINUTE_MS }],
  ['The next 5 answers are lost, the writes done', { effect: 'drop', count: 5, afterCommit: true }],
  ['The next 3 requests are never answered', { effect: 'hang', count: 3 }],
];

export function FaultsPanel({ work: { act, doing } }: { readonly work: Work }) {
  const pull = useLevers();
  const [chosen, setChosen] = useState(0);
  const add = async (): Promise<string> => {
    const [text = '', fault = {}] = FAULTS[chosen] ?? [];
    await pull('POST', 'faults', fault);
    return `From now on: ${text.toLowerCase()}.`;
  };
  const clear = async (): Promise<string> => {
    await pull('DELETE', 'faults');
    return 'No fault is in force any more.';
  };
  return (
    <section className="panel" aria-labelledby="faults-title">
      <h2 id="faults-title">Bad luck</h2>
      <NativeSelect
        label="What goes wrong"
        value={String(chosen)}
        onChange={(event) => setChosen(Number(event.currentTarget.value))}
        data={FAULTS.map(([label], at) => ({ label, value: String(at) }))}
      />
      <div className="actions">
        <Button variant="default" loading={doing === 'fault'} onClick={() => act('fault', add)}>
          Let it happen
        </Button>
        <Button variant="default" loading={doing === 'clear'} onClick={() => act('clear', clear)}>
          End all faults
        </Button>
      </div>
    </section>
  );
}
