import { useState } from 'react';
import { useLive } from '../api/use-api';
import { ConsoleBatchDocument, type BatchLineFragment } from '../operations/generated/graphql';
import { Moment } from '../parts/moment';
import { Place } from '../shell/places';
import { counted, isUnderWay, RUN_KIND } from '../words/words';
import { BatchBar } from './batch-bar';

/** So many batches are followed at a time. */
const FOLLOWED = 10;

export function BatchLines({ batches }: { readonly batches: readonly BatchLineFragment[] }) {
  const open = batches.filter(isOpen).slice(0, FOLLOWED);
  return (
    <ul className="run-lines">
      {batches.map((batch) => (
        <BatchLine key={batch.id} batch={batch} live={open.includes(batch)} />
      ))}
    </ul>
  );
}

/** Whether some of it still goes on. */
export function isOpen({ counts }: BatchLineFragment): boolean {
  return counts.some(({ status, count }) => count > 0 && isUnderWay(status));
}

function BatchLine({ batch, live }: { readonly batch: BatchLineFragment; readonly live: boolean }) {
  const [latest, setLatest] = useState<BatchLineFragment>();
  useLive(
    ConsoleBatchDocument,
    { id: batch.id },
    ({ onboardingBatchUpdated }) => setLatest(onboardingBatchUpdated),
    live,
  );
  const now = latest ?? batch;
  return (
    <li className="run-line batch-line">
      <Place to={`/batches/${encodeURIComponent(batch.id)}`} className="row-link">
        {batch.name ?? RUN_KIND[batch.kind]}
        <span className="muted"> · {counted(now.total, 'customer')}</span>
      </Place>
      <BatchBar batch={now} />
      <span className="muted">
        <Moment at={batch.createdAt} />
      </span>
    </li>
  );
}
