import { createColumnHelper, tableFeatures } from '@tanstack/react-table';
import type { CustomerOrder, CustomerRowFragment } from '../operations/generated/graphql';
import { Moment } from '../parts/moment';
import { Tag } from '../parts/tag';
import { Place } from '../shell/places';
import { BUNDLE_STATUS, POLICY_KIND } from '../words/words';
import { CoverageSigns } from './coverage-signs';
import { dueOf } from './due';

export const FEATURES = tableFeatures({});

const helper = createColumnHelper<typeof FEATURES, CustomerRowFragment>();

/** In which order a column can be put, the first one first. */
export const ORDERS_OF: Readonly<Record<string, readonly CustomerOrder[]>> = {
  name: ['NAME_ASC', 'NAME_DESC'],
  waiting: ['WAITING_SINCE_ASC'],
  changed: ['UPDATED_DESC', 'UPDATED_ASC'],
};

export const COLUMNS = helper.columns([
  helper.display({ id: 'name', header: 'Customer', cell: ({ row }) => <Name customer={row.original} /> }),
  helper.display({
    id: 'status',
    header: 'Status',
    cell: ({ row: { original } }) => {
      const { text, tone } = BUNDLE_STATUS[original.profile.status];
      return <Tag tone={tone}>{text}</Tag>;
    },
  }),
  helper.display({
    id: 'coverage',
    header: 'Coverage',
    cell: ({ row }) => <CoverageSigns coverage={row.original.coverage} />,
  }),
  helper.display({ id: 'due', header: 'What is due', cell: ({ row }) => <Due customer={row.original} /> }),
  helper.display({
    id: 'waiting',
    header: 'Waiting',
    cell: ({ row: { original } }) =>
      original.waitingSince === null ? (
        <span className="muted wide-only">–</span>
      ) : (
        <Moment at={original.waitingSince} as="since" />
      ),
  }),
  helper.display({
    id: 'changed',
    header: 'Changed',
    cell: ({ row }) => <Moment at={row.original.updatedAt} />,
  }),
]);

interface CellProps {
  readonly customer: CustomerRowFragment;
}

function Name({ customer: { sid, name, profile, trustProducts } }: CellProps) {
  const kinds = [...new Set(trustProducts.map(({ kind }) => POLICY_KIND[kind]))].join(', ');
  return (
    <>
      <Place to={`/customers/${sid}`} className="row-link">
        {name}
      </Place>
      <span className="second-line">{kinds === '' ? POLICY_KIND[profile.kind] : kinds}</span>
    </>
  );
}

function Due({ customer }: CellProps) {
  const { tone, title, remedy } = dueOf(customer);
  if (tone === 'good') return <span className="muted">{title}</span>;
  return (
    <>
      <span className={`due due-${tone}`} title={title}>
        {title}
      </span>
      {remedy !== undefined && (
        <span className="second-line" title={remedy}>
          {remedy}
        </span>
      )}
    </>
  );
}
