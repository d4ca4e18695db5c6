import type {
  BundleStatus,
  ConsoleCustomerCountsQueryVariables,
  ConsoleCustomersQueryVariables,
  CoverageKind,
  CoverageState,
  CustomerFilter,
  CustomerOrder,
} from '../operations/generated/graphql';
import { inDays } from '../words/times';
import { BUNDLE_STATUS, COVERAGE_KINDS, COVERAGE_STATES } from '../words/words';

/** What is asked of the customers, as it stands in the address. */
export interface Question {
  readonly search: string;
  readonly statuses: readonly BundleStatus[];
  readonly coverage?: { readonly kind: CoverageKind; readonly states: readonly CoverageState[] };
  readonly code?: number;
  readonly due?: Due;
  readonly order: CustomerOrder;
}

/** What somebody must do, as filters. */
export type Due = 'stopped' | 'expiring';

/** An approval that ends within so many days is due. */
const SOON_DAYS = 30;

const ORDERS: readonly CustomerOrder[] = [
  'NAME_ASC',
  'NAME_DESC',
  'CREATED_ASC',
  'CREATED_DESC',
  'UPDATED_ASC',
  'UPDATED_DESC',
  'WAITING_SINCE_ASC',
];

/** Reads the address; what it does not know there counts as left out. */
export function questionIn(parameters: URLSearchParams): Question {
  const list = (name: string): readonly string[] => (parameters.get(name) ?? '').split(',');
  const [kind = '', states = ''] = (parameters.get('coverage') ?? '').split(':');
  const known = COVERAGE_KINDS.find((one) => one === kind);
  const wanted = COVERAGE_STATES.filter((state) => states.split('+').includes(state));
  const code = Number(parameters.get('code'));
  const due = parameters.get('due');
  return {
    search: parameters.get('search') ?? '',
    statuses: (Object.keys(BUNDLE_STATUS) as BundleStatus[]).filter((status) => list('status').includes(status)),
    ...(known !== undefined && wanted.length > 0 && { coverage: { kind: known, states: wanted } }),
    ...(Number.isInteger(code) && code > 0 && { code }),
    ...((due === 'stopped' || due === 'expiring') && { due }),
    order: ORDERS.find((order) => order === parameters.get('order')) ?? 'NAME_ASC',
  };
}

export function isFiltered({ statuses, coverage, code, due }: Question): boolean {
  return statuses.length > 0 || coverage !== undefined || code !== undefined || due !== undefined;
}

type Place = Pick<ConsoleCustomersQueryVariables, 'first' | 'after' | 'shown'>;

export function variablesOf(question: Question, { first, after, shown }: Place): ConsoleCustomersQueryVariables {
  const { search, statuses, coverage, code, due, order } = question;
  const filter: CustomerFilter = {
    ...(statuses.length > 0 && { status: [...statuses] }),
    ...(coverage && { coverage: { kind: coverage.kind, states: [...coverage.states] } }),
    ...(code !== undefined && { rejectionCode: [code] }),
    ...(due === 'stopped' && { onboardingStatus: ['ACTION_REQUIRED', 'FAILED'] }),
    ...(due === 'expiring' && { expiresBefore: inDays(SOON_DAYS) }),
  };
  return { search: search === '' ? null : search, filter, orderBy: order, first, after, shown };
}

/** The counts beside the filters are of all that the search finds. */
export function countVariablesOf({ search }: Question): ConsoleCustomerCountsQueryVariables {
  return { search: search === '' ? null : search, soon: inDays(SOON_DAYS) };
}
