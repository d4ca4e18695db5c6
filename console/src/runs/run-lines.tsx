import { useState, type ReactNode } from 'react';
import { useLive } from '../api/use-api';
import { ConsoleRunLineDocument, type RunLineFragment } from '../operations/generated/graphql';
import { Moment } from '../parts/moment';
import { Tag } from '../parts/tag';
import { Place } from '../shell/places';
import { isUnderWay, RUN_KIND, RUN_STATUS } from '../words/words';
import { ProgressBar } from './progress-bar';

type Run = RunLineFragment & { readonly customer?: { readonly sid: string; readonly name: string } | null };

interface RunLinesProps {
  readonly runs: readonly Run[];
  readonly empty: ReactNode;
  /** Called when one of them has ended or stopped. */
  readonly onSettled?: () => void;
}

/** So many runs are followed at a time; a server takes 50 subscriptions on a connection. */
const FOLLOWED = 30;

/** Runs, one a line, each live for as long as it goes on. */
export function RunLines({ runs, empty, onSettled }: RunLinesProps) {
  if (runs.length === 0) return <p className="muted">{empty}</p>;
  const followed = new Set(
    runs
      .filter(({ status }) => isUnderWay(status))
      .slice(0, FOLLOWED)
      .map(({ id }) => id),
  );
  return (
    <ul className="run-lines">
      {runs.map((run) => (
        <RunLine key={run.id} run={run} live={followed.has(run.id)} {...(onSettled && { onSettled })} />
      ))}
    </ul>
  );
}

interface RunLineProps {
  readonly run: Run;
  readonly live: boolean;
  readonly onSettled?: () => void;
}

function RunLine({ run, live, onSettled }: RunLineProps) {
  const [latest, setLatest] = useState<RunLineFragment>();
  useLive(
    ConsoleRunLineDocument,
    { id: run.id },
    ({ onboardingUpdated }) => {
      setLatest(onboardingUpdated);
      if (!isUnderWay(onboardingUpdated.status)) onSettled?.();
    },
    live,
  );
  const now = latest !== undefined && latest.updatedAt >= run.updatedAt ? latest : run;
  const { text, tone } = RUN_STATUS[now.status];
  return (
    <li className="run-line">
      <Place to={`/runs/${encodeURIComponent(run.id)}`} className="row-link">
        {RUN_KIND[run.kind]}
        {run.customer != null && <span className="muted"> · {run.customer.name}</span>}
      </Place>
      <Tag tone={tone}>{text}</Tag>
      <ProgressBar
        completed={now.progress.completed}
        total={now.progress.total}
        tone={tone}
        label={`${RUN_KIND[run.kind]}: steps done`}
      />
      <span className="muted">
        <Moment at={run.createdAt} />
      </span>
      {now.failure !== null && <p className="run-failure">{now.failure.message}</p>}
    </li>
  );
}
