import '../styles/customer.css';
import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useParams } from 'wouter';
import { useLive, useSend } from '../api/use-api';
import { columnsOf, type Graph } from '../graph/graph';
import { LazyDrawing } from '../graph/lazy-drawing';
import { ConsoleCancelDocument, ConsoleRunDocument } from '../operations/generated/graphql';
import { Icon } from '../parts/icons';
import { Moment } from '../parts/moment';
import { Failed, Loading } from '../parts/states';
import { Tag } from '../parts/tag';
import { Place, useGo } from '../shell/places';
import { useShortcuts } from '../shell/use-shortcuts';
import { exact } from '../words/times';
import { useTitle } from '../shell/use-title';
import { isUnderWay, RUN_KIND, RUN_STATUS, STEP_STATUS } from '../words/words';
import { ProgressBar } from './progress-bar';
import type { Run, Step } from './run';
import { RunResults } from './run-results';
import { RunSteps } from './run-steps';

/** One run, live: the steps of its recipe as they are done. */
export function RunPage() {
  const { id: given = '' } = useParams<{ id: string }>();
  const id = decodeURIComponent(given);
  const [run, setRun] = useState<Run>();
  useTitle(run === undefined ? 'Run' : RUN_KIND[run.kind]);
  const error = useLive(ConsoleRunDocument, { id }, ({ onboardingUpdated }) => setRun(onboardingUpdated));
  const go = useGo();
  useShortcuts({ Escape: () => go('/runs') });
  const shape = JSON.stringify(
    run?.steps.map(({ key, status, title, dependsOn }) => ({ key, status, title, dependsOn })),
  );
  // Drawn again when a step has another status, and not at every event.
  const graph = useMemo(() => graphOfSteps(JSON.parse(shape ?? '[]') as DrawnStep[]), [shape]);
  if (run === undefined) return error === undefined ? <Loading what="the run" /> : <Failed error={error} />;
  const { text, tone } = RUN_STATUS[run.status];
  return (
    <div className="page">
      <header className="customer-head">
        <Place to="/runs" className="quiet-link">
          <Icon name="back" size={14} /> Runs
        </Place>
        <div className="title-line">
          <h1>{RUN_KIND[run.kind]}</h1>
          <Tag tone={tone}>{text}</Tag>
          {run.customer !== null && <Place to={`/customers/${run.customer.sid}`}>{run.customer.name}</Place>}
        </div>
        <p className="muted">
          {run.idempotencyKey} · began <Moment at={run.createdAt} />
          {run.completedAt !== null && ` · ended ${exact(run.completedAt)}`}
          {run.nextAttemptAt !== null && ` · tries again ${exact(run.nextAttemptAt)}`}
        </p>
        <ProgressBar completed={run.progress.completed} total={run.progress.total} tone={tone} label="Steps done" />
      </header>
      {run.upstreamUnavailable && (
        <p className="note">Twilio does not answer at the moment. The run goes on by itself once it does.</p>
      )}
      <Stopped run={run} />
      <section aria-labelledby="steps-title">
        <h2 id="steps-title">Steps</h2>
        <LazyDrawing graph={graph} />
        <RunSteps steps={run.steps} />
      </section>
      {!isUnderWay(run.status) && <RunResults id={id} />}
    </div>
  );
}

/** Why it has stopped, and the ways on. */
function Stopped({ run: { id, status, failure, customer } }: { readonly run: Run }) {
  const cancel = useSend(ConsoleCancelDocument);
  const waits = status === 'ACTION_REQUIRED' || status === 'FAILED';
  return (
    <>
      {failure !== null && waits && (
        <section className="next" aria-label="Why it has stopped">
          <ul>
            <li className="next-bad">
              <div>
                <strong>{failure.message}</strong> {failure.nextAction}
              </div>
              {customer !== null && status === 'ACTION_REQUIRED' && (
                <Place to={`/customers/${customer.sid}`} with={{ tab: 'correct', run: id }} className="button">
                  Correct and go on
                </Place>
              )}
            </li>
          </ul>
        </section>
      )}
      {cancel.error !== undefined && <Failed error={cancel.error} />}
      {(isUnderWay(status) || waits) && status !== 'CANCELLING' && (
        <div className="actions">
          <Button
            size="xs"
            variant="default"
            loading={cancel.sending}
            onClick={() => void cancel.send({ input: { id } })}
          >
            Cancel, and keep what was made
          </Button>
          <Button
            size="xs"
            variant="default"
            loading={cancel.sending}
            onClick={() => void cancel.send({ input: { id, deleteCreatedResources: true } })}
          >
            Cancel, and delete what was made
          </Button>
        </div>
      )}
    </>
  );
}

type DrawnStep = Pick<Step, 'key' | 'status' | 'title' | 'dependsOn'>;

function graphOfSteps(steps: readonly DrawnStep[]): Graph {
  const columns = columnsOf(new Map(steps.map(({ key, dependsOn }) => [key, dependsOn])));
  return {
    nodes: steps.map(({ key, title, status }) => ({
      id: key,
      column: columns.get(key) ?? 0,
      kind: STEP_STATUS[status].text,
      title,
      tone: STEP_STATUS[status].tone,
    })),
    edges: steps.flatMap(({ key, dependsOn }) => dependsOn.map((from) => ({ from, to: key }))),
  };
}
