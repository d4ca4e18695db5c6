import '../styles/customer.css';
import { useQuery } from '../api/use-api';
import {
  ConsoleCoverageDocument,
  type ConsoleCoverageQuery,
  type CoverageKind,
  type CoverageState,
} from '../operations/generated/graphql';
import { Empty, Failed, Loading } from '../parts/states';
import { Place, useParameters } from '../shell/places';
import { useTitle } from '../shell/use-title';
import { COVERAGE_KIND, COVERAGE_KINDS, COVERAGE_STATE, COVERAGE_STATES, numberText } from '../words/words';
import { CoverageList } from './coverage-list';
import { ExportButtons } from './export-buttons';

type Count = ConsoleCoverageQuery['coverageSummary'][number];

/** All numbers of the account by what they have: a bar for each kind, and the list behind each part of a bar. */
export function CoveragePage() {
  const { data, error, again } = useQuery(ConsoleCoverageDocument, {});
  useTitle('Coverage');
  const [parameters] = useParameters();
  const kind = COVERAGE_KINDS.find((one) => one === parameters.get('kind'));
  const state = COVERAGE_STATES.find((one) => one === parameters.get('state'));
  return (
    <div className="page">
      <div className="page-head">
        <h1>Coverage</h1>
        <span className="grow" />
        <ExportButtons />
      </div>
      {error !== undefined && <Failed error={error} again={again} />}
      {data === undefined && error === undefined && <Loading what="the coverage" />}
      {data !== undefined && <Bars counts={data.coverageSummary} kind={kind} state={state} />}
      {kind !== undefined && state !== undefined && <CoverageList kind={kind} state={state} />}
    </div>
  );
}

interface BarsProps {
  readonly counts: readonly Count[];
  readonly kind: CoverageKind | undefined;
  readonly state: CoverageState | undefined;
}

function Bars({ counts, kind: chosenKind, state: chosenState }: BarsProps) {
  if (counts.every(({ count }) => count === 0)) {
    return (
      <Empty title="The account has no numbers">
        <p>Buy some at Twilio; they are here within two sweeps of the account.</p>
      </Empty>
    );
  }
  return (
    <div className="coverage-bars">
      {COVERAGE_KINDS.map((kind) => {
        const own = counts.filter((one) => one.kind === kind);
        const total = own.reduce((sum, { count }) => sum + count, 0);
        const states = [...COVERAGE_STATES].reverse();
        return (
          <section key={kind} aria-labelledby={`kind-${kind}`}>
            <h2 id={`kind-${kind}`}>
              {COVERAGE_KIND[kind].text} <span className="muted">{share(own, total)} covered</span>
            </h2>
            <div className="bar bar-tall" aria-hidden="true">
              {states.map((state) => (
                <span
                  key={state}
                  className={`part-${COVERAGE_STATE[state].tone}`}
                  style={{ width: `${(100 * countOf(own, state)) / Math.max(1, total)}%` }}
                />
              ))}
            </div>
            <ul className="legend">
              {states
                .filter((state) => countOf(own, state) > 0)
                .map((state) => (
                  <li key={state}>
                    <Place
                      to="/coverage"
                      with={{ kind, state }}
                      {...(chosenKind === kind && chosenState === state && { 'aria-current': 'true' as const })}
                    >
                      <span className={`dot part-${COVERAGE_STATE[state].tone}`} aria-hidden="true" />
                      {COVERAGE_STATE[state].text} <strong>{numberText(countOf(own, state))}</strong>
                    </Place>
                  </li>
                ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function countOf(counts: readonly Count[], state: CoverageState): number {
  return counts.find((one) => one.state === state)?.count ?? 0;
}

function share(counts: readonly Count[], total: number): string {
  return total === 0 ? '0 %' : `${Math.floor((100 * countOf(counts, 'COVERED')) / total)} %`;
}
