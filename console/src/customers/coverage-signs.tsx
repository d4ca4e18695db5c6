import type { CoverageState, CustomerRowFragment } from '../operations/generated/graphql';
import { COVERAGE_KIND, COVERAGE_KINDS, COVERAGE_STATE, COVERAGE_STATES } from '../words/words';

type Count = CustomerRowFragment['coverage'][number];

/** The coverage of a customer's numbers: of each kind the worst state, with all counts on pointing at it. */
export function CoverageSigns({ coverage }: { readonly coverage: readonly Count[] }) {
  const there = coverage.filter(({ count }) => count > 0);
  if (there.length === 0) return <span className="muted">No numbers</span>;
  return (
    <span className="signs">
      {COVERAGE_KINDS.map((kind) => {
        const counts = there.filter((one) => one.kind === kind);
        const worst: CoverageState =
          COVERAGE_STATES.find((state) => counts.some((one) => one.state === state)) ?? 'MISSING';
        const words = counts
          .map(({ state, count }) => `${count} ${COVERAGE_STATE[state].text.toLowerCase()}`)
          .join(', ');
        const { text, short } = COVERAGE_KIND[kind];
        return (
          <span
            key={kind}
            className={`sign sign-${worst}`}
            role="img"
            aria-label={`${text}: ${words}`}
            title={`${text}: ${words}`}
          >
            {short}
          </span>
        );
      })}
    </span>
  );
}
