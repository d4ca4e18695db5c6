import { Button } from '@mantine/core';
import { useState } from 'react';
import { usePages } from '../../api/use-pages';
import { ConsoleCustomerNumbersDocument, type ConsoleCustomerNumbersQuery } from '../../operations/generated/graphql';
import { More } from '../../parts/more';
import { Sid } from '../../parts/sid';
import { Failed, Loading } from '../../parts/states';
import { Tag } from '../../parts/tag';
import { COVERAGE_KIND, COVERAGE_STATE, counted } from '../../words/words';
import { AddNumbers } from './add-numbers';
import { RemoveNumbers } from './remove-numbers';

type Held = NonNullable<ConsoleCustomerNumbersQuery['customer']>['phoneNumbers']['nodes'][number];

/** The numbers of a customer: what each has, what it lacks and why, and how others come and go. */
export function NumbersTab({ sid }: { readonly sid: string }) {
  const pages = usePages(ConsoleCustomerNumbersDocument, { sid }, (data) => data.customer?.phoneNumbers);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [doing, setDoing] = useState<'add' | 'remove'>();
  const { items, error, loading, again } = pages;
  if (error !== undefined) return <Failed error={error} again={again} />;
  if (loading && items.length === 0) return <Loading what="the numbers" />;
  const toggle = (one: string): void =>
    setChosen((last) => (last.includes(one) ? last.filter((other) => other !== one) : [...last, one]));
  return (
    <section aria-labelledby="numbers-title">
      <div className="page-head">
        <h2 id="numbers-title">Numbers</h2>
        <span className="grow" />
        <Button size="xs" variant="default" disabled={chosen.length === 0} onClick={() => setDoing('remove')}>
          Remove {chosen.length > 0 && counted(chosen.length, 'number')} …
        </Button>
        <Button size="xs" onClick={() => setDoing('add')}>
          Add numbers …
        </Button>
      </div>
      {items.length === 0 ? (
        <p className="muted">
          This customer has no numbers yet. Add some: they go on its profile, then on each of its products.
        </p>
      ) : (
        <ul className="number-list">
          {items.map((held) => (
            <NumberLine
              key={held.phoneNumberSid}
              held={held}
              chosen={chosen.includes(held.phoneNumberSid)}
              onToggle={() => toggle(held.phoneNumberSid)}
            />
          ))}
        </ul>
      )}
      <More pages={pages} />
      {doing === 'add' && <AddNumbers sid={sid} onClose={() => setDoing(undefined)} />}
      {doing === 'remove' && <RemoveNumbers sid={sid} numbers={chosen} onClose={() => setDoing(undefined)} />}
    </section>
  );
}

interface NumberLineProps {
  readonly held: Held;
  readonly chosen: boolean;
  readonly onToggle: () => void;
}

function NumberLine({ held: { phoneNumberSid, phoneNumber, coverage }, chosen, onToggle }: NumberLineProps) {
  const reasons = [...new Set(coverage.flatMap(({ reason }) => (reason === null ? [] : [reason])))];
  return (
    <li>
      <label className="number">
        <input type="checkbox" checked={chosen} onChange={onToggle} />
        <strong>{phoneNumber?.phoneNumber ?? 'In no account any more'}</strong>
      </label>
      <span className="number-tags">
        {coverage.map(({ kind, state }) => (
          <Tag key={kind} tone={COVERAGE_STATE[state].tone}>
            {COVERAGE_KIND[kind].text}: {COVERAGE_STATE[state].text.toLowerCase()}
          </Tag>
        ))}
        {phoneNumber !== null && phoneNumber.attestation !== 'UNKNOWN' && (
          <span className="muted" title={phoneNumber.attestationReason}>
            Attestation {phoneNumber.attestation}
          </span>
        )}
      </span>
      <Sid sid={phoneNumberSid} short />
      {reasons.length > 0 && <span className="number-reasons muted">{reasons.join(' ')}</span>}
    </li>
  );
}
