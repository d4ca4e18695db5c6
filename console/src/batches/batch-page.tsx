import '../styles/customer.css';
import { useState } from 'react';
import { useParams } from 'wouter';
import { useLive } from '../api/use-api';
import { usePages } from '../api/use-pages';
import {
  ConsoleBatchDocument,
  ConsoleBatchItemsDocument,
  type BatchLineFragment,
  type OnboardingStatus,
} from '../operations/generated/graphql';
import { Chip } from '../parts/chip';
import { Icon } from '../parts/icons';
import { Moment } from '../parts/moment';
import { More } from '../parts/more';
import { Failed, Loading } from '../parts/states';
import { RunLines } from '../runs/run-lines';
import { Place, useGo, useParameters } from '../shell/places';
import { useShortcuts } from '../shell/use-shortcuts';
import { useTitle } from '../shell/use-title';
import { counted, RUN_KIND, RUN_STATUS } from '../words/words';
import { BatchBar } from './batch-bar';

/** One batch, live: how far it is, which rows were refused and why, and the run of each of the others. */
export function BatchPage() {
  const { id: given = '' } = useParams<{ id: string }>();
  const id = decodeURIComponent(given);
  const [batch, setBatch] = useState<BatchLineFragment>();
  useTitle(batch?.name ?? 'Batch');
  const error = useLive(ConsoleBatchDocument, { id }, ({ onboardingBatchUpdated }) => setBatch(onboardingBatchUpdated));
  const go = useGo();
  const [parameters, change] = useParameters();
  useShortcuts({ Escape: () => go('/runs') });
  if (batch === undefined) return error === undefined ? <Loading what="the batch" /> : <Failed error={error} />;
  const chosen = parameters.get('status') ?? '';
  const counts = batch.counts.filter(({ count }) => count > 0);
  return (
    <div className="page">
      <header className="customer-head">
        <Place to="/runs" className="quiet-link">
          <Icon name="back" size={14} /> Runs
        </Place>
        <h1>{batch.name ?? RUN_KIND[batch.kind]}</h1>
        <p className="muted">
          {counted(batch.total, 'customer')} · {RUN_KIND[batch.kind]} · began <Moment at={batch.createdAt} />
        </p>
        <BatchBar batch={batch} />
      </header>
      <div className="filters" role="group" aria-label="Rows of the batch">
        <Chip text="All" count={batch.total} pressed={chosen === ''} onPress={() => change({ status: '' })} />
        {batch.refused > 0 && (
          <Chip text="Refused or failed" pressed={chosen === 'failed'} onPress={() => change({ status: 'failed' })} />
        )}
        {counts.map(({ status, count }) => (
          <Chip
            key={status}
            text={RUN_STATUS[status].text}
            count={count}
            pressed={chosen === status}
            onPress={() => change({ status })}
          />
        ))}
      </div>
      <Items key={chosen} id={id} chosen={chosen} />
    </div>
  );
}

function Items({ id, chosen }: { readonly id: string; readonly chosen: string }) {
  const failed = chosen === 'failed';
  const status = failed || chosen === '' ? null : (chosen as OnboardingStatus);
  const pages = usePages(
    ConsoleBatchItemsDocument,
    { id, status, failed },
    ({ onboardingBatch }) => onboardingBatch?.failures ?? onboardingBatch?.items,
  );
  const { items, error, loading, again } = pages;
  if (error !== undefined) return <Failed error={error} again={again} />;
  if (loading && items.length === 0) return <Loading what="the rows" />;
  const refused = items.filter(({ onboarding }) => onboarding === null);
  const runs = items.flatMap(({ onboarding }) => (onboarding === null ? [] : [onboarding]));
  return (
    <>
      {refused.length > 0 && (
        <section aria-labelledby="refused-title">
          <h2 id="refused-title">Refused rows</h2>
          <ul className="deletions">
            {refused.map(({ position, idempotencyKey, errors }) => (
              <li key={position}>
                <strong>{idempotencyKey}</strong> (row {position + 1}):{' '}
                {errors.map(({ path, message }) => `${(path ?? []).slice(3).join('.')} ${message}`.trim()).join(' ')}
              </li>
            ))}
          </ul>
        </section>
      )}
      {(runs.length > 0 || refused.length === 0) && <RunLines runs={runs} empty="No row is like that." />}
      <More pages={pages} />
    </>
  );
}
