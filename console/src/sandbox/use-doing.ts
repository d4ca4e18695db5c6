import { useState } from 'react';

/** Something that is done for a person, one at a time. */
export interface Work {
  /** What is being done, by the name that was given; empty while nothing is. */
  readonly doing: string;
  /** What was done, or why it was not, for a person. */
  readonly outcome?: { readonly text: string; readonly failed: boolean };
  readonly act: (name: string, work: () => Promise<string>) => void;
}

/** Does one thing at a time, and says how it went. */
export function useDoing(): Work {
  const [doing, setDoing] = useState('');
  const [outcome, setOutcome] = useState<Work['outcome']>();
  const act = (name: string, work: () => Promise<string>): void => {
    setDoing(name);
    work()
      .then((text) => setOutcome({ text, failed: false }))
      .catch((problem: unknown) =>
        setOutcome({ text: problem instanceof Error ? problem.message : 'That did not work.', failed: true }),
      )
      .finally(() => setDoing(''));
  };
  return { doing, act, ...(outcome && { outcome }) };
}
