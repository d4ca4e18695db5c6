import '../styles/customer.css';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { usePages } from '../api/use-pages';
import { BatchLines } from '../batches/batch-lines';
import {
  ConsoleRunsDocument,
  type BatchLineFragment,
  type OnboardingKind,
  type OnboardingStatus,
} from '../operations/generated/graphql';
import { Icon } from '../parts/icons';
import { More } from '../parts/more';
import { Failed, Loading } from '../parts/states';
import { useParameters } from '../shell/places';
import { useTitle } from '../shell/use-title';
import { RUN_KIND, RUN_STATUS } from '../words/words';
import { RunLines } from './run-lines';

const TYPING_MS = 200;

/** Batches and runs, the newest first; those that go on are live. */
export function RunsPage() {
  const [parameters, change] = useParameters();
  useTitle('Runs');
  const kind = keyIn(RUN_KIND, parameters.get('kind'));
  const status = keyIn(RUN_STATUS, parameters.get('status'));
  const search = parameters.get('search') ?? '';
  const pages = usePages(
    ConsoleRunsDocument,
    {
      filter: { kind: kind ?? null, status: status ?? null },
      search: { search: search === '' ? null : search },
      batches: kind === undefined && status === undefined && search === '',
    },
    (data) => data.onboardings,
  );
  const { items, first, error, loading, again } = pages;
  const batches = first?.onboardingBatches?.nodes ?? [];
  return (
    <div className="page">
      <div className="page-head">
        <h1>Runs</h1>
        <span className="grow" />
        <Find search={search} onSearch={(next) => change({ search: next }, true)} />
        <Choice
          label="Kind"
          all="All kinds"
          value={kind}
          options={Object.entries(RUN_KIND)}
          onChoose={(next) => change({ kind: next })}
        />
        <Choice
          label="Status"
          all="Every status"
          value={status}
          options={Object.entries(RUN_STATUS).map(([value, { text }]) => [value, text])}
          onChoose={(next) => change({ status: next })}
        />
        <Button variant="default" onClick={again} loading={loading && items.length > 0}>
          Look for new ones
        </Button>
      </div>
      <Batches batches={batches} />
      <section aria-labelledby="runs-title">
        <h2 id="runs-title">Runs</h2>
        {error !== undefined && <Failed error={error} again={again} />}
        {loading && items.length === 0 ? (
          <Loading what="the runs" />
        ) : (
          <RunLines
            runs={items}
            empty="No run is like that. A run begins when somebody onboards, changes or offboards a customer."
          />
        )}
        <More pages={pages} />
      </section>
    </div>
  );
}

function Batches({ batches }: { readonly batches: readonly BatchLineFragment[] }) {
  if (batches.length === 0) return null;
  return (
    <section aria-labelledby="batches-title">
      <h2 id="batches-title">Batches</h2>
      <BatchLines batches={batches} />
    </section>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly all: string;
  readonly value: string | undefined;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly onChoose: (value: string) => void;
}

function Choice({ label, all, value, options, onChoose }: ChoiceProps) {
  return (
    <NativeSelect
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChoose(event.currentTarget.value)}
      data={[['', all] as const, ...options].map(([one, text]) => ({ value: one, label: text }))}
    />
  );
}

interface FindProps {
  readonly search: string;
  readonly onSearch: (search: string) => void;
}

function Find({ search, onSearch }: FindProps) {
  const [text, setText] = useState(search);
  const send = useDebouncedCallback(onSearch, TYPING_MS);
  return (
    <TextInput
      type="search"
      aria-label="Search runs"
      placeholder="Customer, key or SID"
      leftSection={<Icon name="search" />}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        send(event.currentTarget.value.trim());
      }}
    />
  );
}

function keyIn<Key extends OnboardingKind | OnboardingStatus>(
  words: Readonly<Record<Key, unknown>>,
  given: string | null,
): Key | undefined {
  return (Object.keys(words) as Key[]).find((key) => key === given);
}
