import { useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, type KeyboardEvent, type MouseEvent, type RefObject } from 'react';
import type { CustomerOrder } from '../operations/generated/graphql';
import { Icon } from '../parts/icons';
import { useGo } from '../shell/places';
import { COLUMNS, FEATURES, ORDERS_OF } from './columns';
import { placesIn, rowAt, rowsFrom } from './rows-in-pages';
import type { CustomerPages } from './use-customer-pages';
import { useNarrow } from './use-narrow';

const ROW_PX = 60;
/** On a phone each row is a card. */
const CARD_PX = 168;
const CARD_GAP_PX = 8;

/** So many rows are asked for before they are scrolled to, in both directions. */
const AHEAD_ROWS = 60;

interface CustomerTableProps {
  readonly pages: CustomerPages;
  /** What is asked for: another question begins at its first row. */
  readonly asked: string;
  readonly order: CustomerOrder;
  readonly onOrder: (order: CustomerOrder) => void;
}

/** Only the rows on the screen exist; the scroll bar is as long as all of them. */
export function CustomerTable({ pages, asked, order, onOrder }: CustomerTableProps) {
  const { pages: read, total = 0, reach, loading } = pages;
  const scroller = useRef<HTMLDivElement>(null);
  const narrow = useNarrow();
  const { virtual, items } = useRowsOnScreen(scroller, placesIn(read, total), narrow);
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  const shown = useMemo(() => rowsFrom(read, first, last), [read, first, last]);
  const table = useTable({ features: FEATURES, columns: COLUMNS, data: shown, getRowId: ({ sid }) => sid });
  const models = new Map(table.getRowModel().rows.map((row) => [row.id, row]));
  useEffect(() => reach(first - AHEAD_ROWS, last + AHEAD_ROWS), [first, last, reach]);
  // Without its value: browsers begin to answer a promise, which React would take for what ends the effect.
  useEffect(() => void scroller.current?.scrollTo({ top: 0 }), [asked]);
  const open = useOpenRow();
  const [group] = table.getHeaderGroups();
  return (
    <div
      className="table"
      role="table"
      aria-label="Customers"
      aria-rowcount={total + 1}
      aria-busy={loading}
      onKeyDown={moveFocus}
    >
      <div role="rowgroup" className="table-head">
        <div role="row" aria-rowindex={1} className="row">
          {group?.headers.map(({ id, column }) => (
            <Header key={id} id={id} text={String(column.columnDef.header)} order={order} onOrder={onOrder} />
          ))}
        </div>
      </div>
      <div className="table-scroll" ref={scroller} role="presentation">
        <div role="rowgroup" className="table-body" style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start, size }) => {
            const there = rowAt(read, index);
            const row = models.get(there?.sid ?? '');
            const place = { transform: `translateY(${start}px)`, height: narrow ? size - CARD_GAP_PX : size };
            return (
              <div
                key={index}
                role="row"
                aria-rowindex={index + 2}
                className={row === undefined ? 'row row-empty' : 'row'}
                style={place}
                onClick={row && open(row.id)}
              >
                {row === undefined && <span role="cell">{there === null ? 'Deleted meanwhile' : 'Loading …'}</span>}
                {row?.getAllCells().map((cell) => (
                  <div key={cell.id} role="cell" className={`cell cell-${cell.column.id}`}>
                    <table.FlexRender cell={cell} />
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function useRowsOnScreen(scroller: RefObject<HTMLDivElement | null>, count: number, narrow: boolean) {
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => (narrow ? CARD_PX : ROW_PX),
    overscan: 12,
  });
  useEffect(() => virtual.measure(), [narrow, virtual]);
  return { virtual, items: virtual.getVirtualItems() };
}

interface HeaderProps {
  readonly id: string;
  readonly text: string;
  readonly order: CustomerOrder;
  readonly onOrder: (order: CustomerOrder) => void;
}

function Header({ id, text, order, onOrder }: HeaderProps) {
  const orders = ORDERS_OF[id] ?? [];
  const at = orders.indexOf(order);
  if (orders.length === 0) {
    return (
      <div role="columnheader" className={`cell cell-${id}`}>
        {text}
      </div>
    );
  }
  const sorted = at === -1 ? 'none' : order.endsWith('_DESC') ? 'descending' : 'ascending';
  return (
    <div role="columnheader" className={`cell cell-${id}`} aria-sort={sorted}>
      <button type="button" className="sort" onClick={() => onOrder(orders[(at + 1) % orders.length] ?? order)}>
        {text}
        {at !== -1 && <Icon name={sorted === 'descending' ? 'down' : 'up'} size={12} />}
      </button>
    </div>
  );
}

/** A click anywhere in a row opens it, but where the click meant something else. */
function useOpenRow(): (sid: string) => (event: MouseEvent) => void {
  const go = useGo();
  return (sid) => (event) => {
    if ((event.target as HTMLElement).closest('a, button') !== null) return;
    if (getSelection()?.isCollapsed === false) return;
    go(`/customers/${sid}`);
  };
}

/** The arrows go from one customer to the next; Enter opens, as of any link. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('.row-link')].sort(
    (a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top,
  );
  const at = links.indexOf(document.activeElement as HTMLElement);
  const next = links[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (at === -1 || next === undefined) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}
