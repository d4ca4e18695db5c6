import { useEffect, useRef } from 'react';
import { usePages } from '../api/use-pages';
import { ConsoleCoverageNumbersDocument, type CoverageKind, type CoverageState } from '../operations/generated/graphql';
import { More } from '../parts/more';
import { Sid } from '../parts/sid';
import { Failed, Loading } from '../parts/states';
import { Place } from '../shell/places';
import { COVERAGE_KIND, COVERAGE_STATE, counted } from '../words/words';

interface CoverageListProps {
  readonly kind: CoverageKind;
  readonly state: CoverageState;
}

/** The numbers behind a part of a bar: whose each is, and why it is so. */
export function CoverageList({ kind, state }: CoverageListProps) {
  const pages = usePages(
    ConsoleCoverageNumbersDocument,
    { filter: { kind, states: [state] } },
    (data) => data.phoneNumberCoverage,
  );
  const { items, first, error, loading, again } = pages;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), [kind, state]);
  return (
    <section aria-labelledby="list-title">
      <h2 id="list-title" ref={title} tabIndex={-1}>
        {COVERAGE_KIND[kind].text}: {COVERAGE_STATE[state].text.toLowerCase()}
        {first !== undefined && (
          <span className="muted"> · {counted(first.phoneNumberCoverage.totalCount, 'number')}</span>
        )}
      </h2>
      {error !== undefined && <Failed error={error} again={again} />}
      {loading && items.length === 0 && <Loading what="the numbers" />}
      <ul className="number-list">
        {items.map(({ sid, phoneNumber, customer, attestation, coverage }) => {
          const reason = coverage.find((one) => one.kind === kind)?.reason ?? null;
          return (
            <li key={sid}>
              <strong>{phoneNumber}</strong>
              <span>
                {customer === null ? (
                  <span className="muted">on no customer</span>
                ) : (
                  <Place to={`/customers/${customer.sid}`}>{customer.name}</Place>
                )}
              </span>
              <Sid sid={sid} short />
              {attestation !== 'UNKNOWN' && <span className="muted">Attestation {attestation}</span>}
              {reason !== null && <span className="number-reasons muted">{reason}</span>}
            </li>
          );
        })}
      </ul>
      <More pages={pages} />
    </section>
  );
}
