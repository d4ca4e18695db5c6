import type { BundleStatus, ConsoleCustomerCountsQuery } from '../operations/generated/graphql';
import { Chip } from '../parts/chip';
import { useParameters } from '../shell/places';
import { BUNDLE_STATUS, COVERAGE_KIND, COVERAGE_KINDS } from '../words/words';
import { isFiltered, type Question } from './question';

type Counts = ConsoleCustomerCountsQuery;

interface FiltersProps {
  readonly question: Question;
  readonly counts: Counts | undefined;
}

/** A filter that can be chosen: what it is called, how many it finds, and what of the address it changes. */
interface Choice {
  readonly text: string;
  readonly count: number | undefined;
  readonly pressed: boolean;
  readonly changes: Readonly<Record<string, string>>;
  readonly tone?: 'bad';
}

const STATUSES: readonly BundleStatus[] = [
  'TWILIO_REJECTED',
  'IN_REVIEW',
  'PENDING_REVIEW',
  'DRAFT',
  'TWILIO_APPROVED',
];
/** So many codes are offered, the most frequent first. */
const MOST_CODES = 6;

export const NO_FILTER = { status: '', coverage: '', code: '', due: '' };

/** What can be chosen from. The numbers count all that the search finds; what would find nothing is not offered. */
export function Filters({ question, counts }: FiltersProps) {
  const [, change] = useParameters();
  const all = { text: 'All', count: counts?.all.totalCount, pressed: !isFiltered(question), changes: NO_FILTER };
  const choices = [
    ...dueChoices(question, counts),
    ...statusChoices(question, counts),
    ...otherChoices(question, counts),
  ];
  const offered = choices.filter(({ count, pressed }) => pressed || (count !== undefined && count > 0));
  return (
    <div className="filters" role="group" aria-label="Filters">
      {[all, ...offered].map(({ changes, ...choice }: Choice) => (
        <Chip key={choice.text} {...choice} onPress={() => change(changes)} />
      ))}
    </div>
  );
}

function dueChoices({ due }: Question, counts: Counts | undefined): readonly Choice[] {
  const choice = (text: string, name: string, count: number | undefined): Choice => ({
    text,
    count,
    pressed: due === name,
    changes: { due: due === name ? '' : name },
  });
  return [
    { ...choice('Needs you', 'stopped', counts?.stopped.totalCount), tone: 'bad' },
    choice('Expires soon', 'expiring', counts?.expiring.totalCount),
  ];
}

function statusChoices({ statuses }: Question, counts: Counts | undefined): readonly Choice[] {
  return STATUSES.map((status) => {
    const pressed = statuses.includes(status);
    const next = pressed ? statuses.filter((one) => one !== status) : [...statuses, status];
    const count = counts?.all.facets.status.find((one) => one.status === status)?.count;
    return { text: BUNDLE_STATUS[status].text, count, pressed, changes: { status: next.join(',') } };
  });
}

function otherChoices({ coverage, code }: Question, counts: Counts | undefined): readonly Choice[] {
  const facets = counts?.all.facets;
  const lacks = COVERAGE_KINDS.map((kind): Choice => {
    const count = facets?.coverage.find((one) => one.kind === kind && one.state === 'MISSING')?.count;
    const pressed = coverage?.kind === kind && coverage.states.includes('MISSING');
    return {
      text: `Lacks ${COVERAGE_KIND[kind].text}`,
      count,
      pressed,
      changes: { coverage: pressed ? '' : `${kind}:MISSING` },
    };
  });
  const codes = [...(facets?.rejectionCodes ?? [])].sort((a, b) => b.count - a.count).slice(0, MOST_CODES);
  return [
    ...lacks,
    ...codes.map((one): Choice => ({
      text: `Code ${one.code}`,
      count: one.count,
      pressed: code === one.code,
      changes: { code: code === one.code ? '' : String(one.code) },
    })),
  ];
}
