import type { BatchLineFragment, OnboardingStatus } from '../operations/generated/graphql';
import { numberText, RUN_STATUS } from '../words/words';

const ORDER: readonly OnboardingStatus[] = [
  'COMPLETED',
  'WAITING_FOR_REVIEW',
  'RUNNING',
  'CANCELLING',
  'CANCELLED',
  'ACTION_REQUIRED',
  'FAILED',
];

/** How far a batch is: a part of the bar for each status, and the same in words. */
export function BatchBar({ batch: { counts, total, refused } }: { readonly batch: BatchLineFragment }) {
  const parts = ORDER.map((status) => ({
    key: String(status),
    ...RUN_STATUS[status],
    count: counts.find((one) => one.status === status)?.count ?? 0,
  }));
  const all = [...parts, { key: 'refused', text: 'Refused', tone: 'warn' as const, count: refused }].filter(
    ({ count }) => count > 0,
  );
  const words = all.map(({ text, count }) => `${numberText(count)} ${text.toLowerCase()}`).join(', ');
  return (
    <span className="batch-bar">
      <span className="bar bar-parts" role="img" aria-label={words}>
        {all.map(({ key, tone, count }) => (
          <span key={key} className={`part-${tone}`} style={{ width: `${(100 * count) / Math.max(1, total)}%` }} />
        ))}
      </span>
      <span className="muted">{words}</span>
    </span>
  );
}
