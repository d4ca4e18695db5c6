import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { counted } from '../words/words';
import { useLevers } from './levers';
import type { Work } from './use-doing';

/** Numbers are used up in the end, since each can be on one profile only. */
export function NumbersPanel({ work: { act, doing } }: { readonly work: Work }) {
  const pull = useLevers();
  const [count, setCount] = useState('20');
  const make = async (): Promise<string> => {
    const { sids } = await pull<{ sids: readonly string[] }>('POST', 'numbers', { count: Number(count) });
    return `The account has ${counted(sids.length, 'more number', 'more numbers')}.`;
  };
  return (
    <section className="panel" aria-labelledby="more-numbers-title">
      <h2 id="more-numbers-title">More numbers</h2>
      <TextInput
        label="How many (at most 1000)"
        inputMode="numeric"
        value={count}
        onChange={(event) => setCount(event.currentTarget.value)}
      />
      <Button variant="default" loading={doing === 'numbers'} onClick={() => act('numbers', make)}>
        Make them
      </Button>
    </section>
  );
}
