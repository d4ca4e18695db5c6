import '../styles/customer.css';
import { useParams } from 'wouter';
import { LazyDrawing } from '../graph/lazy-drawing';
import { Icon } from '../parts/icons';
import { Moment } from '../parts/moment';
import { Sid } from '../parts/sid';
import { Empty, Failed, Loading } from '../parts/states';
import { Tag } from '../parts/tag';
import { RunLines } from '../runs/run-lines';
import { Place, useGo, useParameters } from '../shell/places';
import { useShortcuts } from '../shell/use-shortcuts';
import { useTitle } from '../shell/use-title';
import { BUNDLE_STATUS, POLICY_KIND } from '../words/words';
import { CoverageSigns } from '../customers/coverage-signs';
import { ChangeTab } from './change-tab';
import { CorrectTab } from './correct-tab';
import { graphOf } from './graph-of';
import { LeaveTab } from './leave-tab';
import { NextSteps } from './next-steps';
import { NumbersTab } from './numbers/numbers-tab';
import { PartsList } from './parts-list';
import { TimelineTab } from './timeline-tab';
import { useCustomer, type Customer } from './use-customer';

const TABS = {
  overview: 'Overview',
  numbers: 'Numbers',
  timeline: 'Timeline',
  change: 'Change',
  leave: 'Leaves',
} as const;

/** One customer: why it is where it is, and all that can be done with it. */
export function CustomerPage() {
  const { sid = '' } = useParams<{ sid: string }>();
  const { data, error, loading, again } = useCustomer(sid);
  useTitle(data?.customer?.name ?? 'Customer');
  const [parameters] = useParameters();
  const go = useGo();
  const tab = parameters.get('tab') ?? 'overview';
  useShortcuts({ Escape: () => (tab === 'overview' ? go('/') : go(`/customers/${sid}`)) });
  if (error !== undefined && data === undefined) return <Failed error={error} again={again} />;
  if (data === undefined) return <Loading what="the customer" />;
  if (data.customer === null) {
    return (
      <Empty title="There is no such customer">
        <p>The account has no profile with this SID any more, or it is in another account.</p>
        <Place to="/">All customers</Place>
      </Empty>
    );
  }
  const { customer } = data;
  return (
    <div className="page" aria-busy={loading}>
      <Head customer={customer} />
      <nav className="tabs" aria-label="Of this customer">
        {Object.entries(TABS).map(([name, text]) => (
          <Place
            key={name}
            to={`/customers/${sid}`}
            with={{ tab: name === 'overview' ? undefined : name }}
            {...(tab === name && { 'aria-current': 'page' as const })}
          >
            {text}
            {name === 'numbers' && ` (${customer.phoneNumbers.totalCount})`}
          </Place>
        ))}
      </nav>
      <Tab tab={tab} customer={customer} run={parameters.get('run')} onChanged={again} />
    </div>
  );
}

function Head({ customer: { sid, name, profile, coverage, updatedAt } }: { readonly customer: Customer }) {
  const { text, tone } = BUNDLE_STATUS[profile.status];
  return (
    <header className="customer-head">
      <Place to="/" className="quiet-link">
        <Icon name="back" size={14} /> Customers
      </Place>
      <div className="title-line">
        <h1>{name}</h1>
        <Tag tone={tone}>{text}</Tag>
        <CoverageSigns coverage={coverage} />
      </div>
      <p className="muted">
        {POLICY_KIND[profile.kind]} · <Sid sid={sid} /> · changed <Moment at={updatedAt} />
        {profile.email !== null && ` · ${profile.email}`}
      </p>
    </header>
  );
}

interface TabProps {
  readonly tab: string;
  readonly customer: Customer;
  readonly run: string | null;
  readonly onChanged: () => void;
}

function Tab({ tab, customer, run, onChanged }: TabProps) {
  switch (tab) {
    case 'numbers':
      return <NumbersTab sid={customer.sid} />;
    case 'timeline':
      return <TimelineTab sid={customer.sid} />;
    case 'change':
      return <ChangeTab customer={customer} />;
    case 'leave':
      return <LeaveTab customer={customer} />;
    case 'correct':
      return <CorrectTab customer={customer} run={run} />;
    default:
      return <Overview customer={customer} onChanged={onChanged} />;
  }
}

function Overview({ customer, onChanged }: { readonly customer: Customer; readonly onChanged: () => void }) {
  return (
    <>
      <NextSteps customer={customer} />
      <section aria-labelledby="graph-title">
        <h2 id="graph-title">What it is made of</h2>
        <LazyDrawing graph={graphOf(customer)} />
        <PartsList customer={customer} />
      </section>
      <section aria-labelledby="runs-title">
        <h2 id="runs-title">Runs</h2>
        <RunLines
          runs={customer.onboardings.nodes}
          empty="No run of this server has worked on this customer."
          onSettled={onChanged}
        />
      </section>
    </>
  );
}
