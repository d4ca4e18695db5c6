import { Button, NativeSelect } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useLive, useQuery } from '../api/use-api';
import {
  ConsoleBundleChangedDocument,
  ConsoleInReviewDocument,
  type BundleStatus,
} from '../operations/generated/graphql';
import { Moment } from '../parts/moment';
import { Failed } from '../parts/states';
import { Place } from '../shell/places';
import { POLICY_KIND } from '../words/words';
import { useLevers } from './levers';
import type { Work } from './use-doing';

const CODES: readonly (readonly [code: number, text: string])[] = [
  [18601, 'name and website do not match'],
  [18602, 'registration number unverifiable'],
  [18603, 'address unverifiable'],
  [18604, 'representative unverifiable'],
  [18606, 'email is not of the website'],
  [11004, 'business registration not validated'],
  [11007, 'caller name does not match'],
];
const SETTLED_MS = 500;

const inReview = (status: BundleStatus): boolean => status === 'IN_REVIEW' || status === 'PENDING_REVIEW';

/** What waits for a reviewer, with both verdicts. */
export function ReviewsPanel({ work: { act, doing, outcome } }: { readonly work: Work }) {
  const { data, error, again } = useQuery(ConsoleInReviewDocument, {});
  const pull = useLevers();
  const update = useDebouncedCallback(again, SETTLED_MS);
  useLive(ConsoleBundleChangedDocument, {}, update);
  useEffect(() => update(), [outcome, update]);
  if (error !== undefined) return <Failed error={error} again={again} />;
  const bundles = (data?.customers.nodes ?? []).flatMap(({ sid, name, waitingSince, profile, trustProducts }) =>
    [profile, ...trustProducts]
      .filter(({ status }) => inReview(status))
      .map((bundle) => ({ ...bundle, customer: sid, name, waitingSince })),
  );
  const decide = (sid: string, name: string, verdict: object, text: string): void =>
    act(sid, async () => {
      await pull('POST', `reviews/${sid}`, verdict);
      return `${name}: ${text}.`;
    });
  return (
    <section aria-labelledby="reviews-title">
      <h2 id="reviews-title">Under review ({bundles.length})</h2>
      {bundles.length === 0 && (
        <p className="muted">Nothing waits for a reviewer. Onboard an example customer, and be quick.</p>
      )}
      <ul className="run-lines">
        {bundles.map(({ sid, kind, customer, name, waitingSince }) => (
          <li key={sid} className="review">
            <span>
              <Place to={`/customers/${customer}`}>{name}</Place> <span className="muted">{POLICY_KIND[kind]}</span>
            </span>
            {waitingSince !== null && (
              <span className="muted">
                <Moment at={waitingSince} as="since" />
              </span>
            )}
            <Verdicts
              name={`${name}, ${POLICY_KIND[kind]}`}
              busy={doing === sid}
              onApprove={() => decide(sid, name, { verdict: 'approved' }, 'approved')}
              onReject={(code) => decide(sid, name, { verdict: 'rejected', codes: [code] }, `rejected with ${code}`)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface VerdictsProps {
  readonly name: string;
  readonly busy: boolean;
  readonly onApprove: () => void;
  readonly onReject: (code: number) => void;
}

function Verdicts({ name, busy, onApprove, onReject }: VerdictsProps) {
  const [code, setCode] = useState(CODES[0]?.[0] ?? 0);
  return (
    <span className="verdicts">
      <Button size="xs" disabled={busy} onClick={onApprove}>
        Approve
      </Button>
      <NativeSelect
        size="xs"
        aria-label={`Code for ${name}`}
        value={String(code)}
        onChange={(event) => setCode(Number(event.currentTarget.value))}
        data={CODES.map(([value, text]) => ({ value: String(value), label: `${value} ${text}` }))}
      />
      <Button size="xs" variant="default" disabled={busy} onClick={() => onReject(code)}>
        Reject
      </Button>
    </span>
  );
}
