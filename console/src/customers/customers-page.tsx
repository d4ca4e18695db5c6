import { Button, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useLive } from '../api/use-api';
import { ConsoleBundleChangedDocument } from '../operations/generated/graphql';
import { Icon } from '../parts/icons';
import { Empty, Failed } from '../parts/states';
import { useAccount } from '../shell/account';
import { Place, useParameters } from '../shell/places';
import { useShortcuts } from '../shell/use-shortcuts';
import { useTitle } from '../shell/use-title';
import { clock } from '../words/times';
import { numberText } from '../words/words';
import { CustomerTable } from './customer-table';
import { Filters, NO_FILTER } from './filters';
import { isFiltered, questionIn } from './question';
import { useCustomerPages, type CustomerPages } from './use-customer-pages';

/** As long as the keys of a word follow each other. */
const TYPING_MS = 180;
/** A review changes a profile and its products in a row: the list is asked for once. */
const SETTLED_MS = 700;
/** A list that a person has scrolled far into is not replaced under their eyes. */
const REPLACED_PAGES = 2;

/** All customers: who is where, who is stuck and why. */
export function CustomersPage() {
  useTitle('Customers');
  const [parameters, change] = useParameters();
  const question = questionIn(parameters);
  const pages = useCustomerPages(question);
  const { changed, update } = useChanges(pages);
  const { total, asOf, error, loading, again } = pages;
  return (
    <div className="page page-table">
      <div className="page-head">
        <h1>Customers</h1>
        <p className="muted" role="status">
          {total === undefined ? '' : `${numberText(total)} found`}
          {asOf !== undefined && Date.parse(asOf) > 0 && ` · as of ${clock(asOf)}`}
        </p>
        <span className="grow" />
        {changed && (
          <Button size="xs" variant="light" onClick={again}>
            Something changed: show it
          </Button>
        )}
        <Search search={question.search} onSearch={(search) => change({ search }, true)} />
      </div>
      <FirstPass onProgress={update} />
      <Filters question={question} counts={pages.counts} />
      {error !== undefined && <Failed error={error} again={again} />}
      {total === 0 && !loading ? (
        <NoCustomers
          asked={question.search !== '' || isFiltered(question)}
          onAll={() => change({ search: '', ...NO_FILTER })}
        />
      ) : (
        (pages.pages.length > 0 || loading) && (
          <CustomerTable
            pages={pages}
            asked={JSON.stringify(question)}
            order={question.order}
            onOrder={(order) => change({ order })}
          />
        )
      )}
    </div>
  );
}

interface SearchProps {
  readonly search: string;
  readonly onSearch: (search: string) => void;
}

function Search({ search, onSearch }: SearchProps) {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(search);
  const sent = useRef(search);
  const send = useDebouncedCallback((next: string) => {
    sent.current = next;
    onSearch(next);
  }, TYPING_MS);
  const set = (next: string): void => {
    setText(next);
    send(next.trim());
  };
  // The address has changed otherwise, as by the browser's way back.
  useEffect(() => {
    if (search === sent.current) return;
    sent.current = search;
    setText(search);
  }, [search]);
  useShortcuts({
    '/': (event) => {
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    },
    Escape: () => {
      if (document.activeElement === field.current) set('');
    },
  });
  return (
    <TextInput
      ref={field}
      type="search"
      className="search"
      aria-label="Search customers"
      aria-keyshortcuts="/"
      placeholder="Name, email, phone number or SID"
      leftSection={<Icon name="search" />}
      rightSection={text === '' ? <kbd aria-hidden="true">/</kbd> : undefined}
      value={text}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );
}

interface Changes {
  /** Whether something has changed that is not shown yet. */
  readonly changed: boolean;
  /** Brings a short list up to date; of a long one it says so. */
  readonly update: () => void;
}

/** What has changed at Twilio since the list was read. */
function useChanges({ pages, again }: CustomerPages): Changes {
  const [changed, setChanged] = useState(false);
  const update = useDebouncedCallback(() => {
    if (pages.length > REPLACED_PAGES) setChanged(true);
    else again();
  }, SETTLED_MS);
  useLive(ConsoleBundleChangedDocument, {}, update);
  // The first page is read again with all the others.
  useEffect(() => setChanged(false), [pages[0]]);
  return { changed, update };
}

/** While the account is read for the first time, what is found is not all. */
function FirstPass({ onProgress }: { readonly onProgress: () => void }) {
  const mirror = useAccount()?.mirror;
  const reading = mirror?.state === 'FIRST_PASS';
  const shown = useRef(mirror?.progress);
  useEffect(() => {
    if (shown.current !== undefined && shown.current !== mirror?.progress) onProgress();
    shown.current = mirror?.progress;
  }, [mirror?.progress, onProgress]);
  if (!reading) return null;
  return (
    <p className="note" role="status">
      The account is being read for the first time ({Math.round(mirror.progress * 100)} %): not all customers are here
      yet.
    </p>
  );
}

function NoCustomers({ asked, onAll }: { readonly asked: boolean; readonly onAll: () => void }) {
  const sandbox = useAccount()?.sandbox === true;
  if (asked) {
    return (
      <Empty title="No customer matches">
        <p>The beginning of a word is enough, from three letters on. Phone numbers may be written in any way.</p>
        <Button variant="default" onClick={onAll}>
          Show all customers
        </Button>
      </Empty>
    );
  }
  return (
    <Empty title="There are no customers yet">
      <p>
        Onboard one by the API or in the <a href="/playground/">playground</a>, or{' '}
        <Place to="/import">import a file</Place>
        {sandbox && (
          <>
            , or let the <Place to="/sandbox">sandbox</Place> make one
          </>
        )}
        .
      </p>
    </Empty>
  );
}
