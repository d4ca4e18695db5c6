import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSend } from '../api/use-api';
import {
  ConsoleOffboardDocument,
  ConsolePlanOffboardDocument,
  type OffboardCustomerInput,
  type OffboardMode,
  type PlanFragment,
} from '../operations/generated/graphql';
import { Failed } from '../parts/states';
import { useGo } from '../shell/places';
import { newKey } from './new-key';
import { PlanDialog } from './plan-dialog';
import type { Customer } from './use-customer';

const MODES: readonly (readonly [mode: OffboardMode, title: string, about: string])[] = [
  ['FREE_NUMBERS', 'Free its numbers', 'Takes all numbers off its products and its profile. Everything else stays.'],
  [
    'DELETE',
    'Delete it',
    'The same; then deletes its products, its profile, and what only this customer has. The account keeps the numbers.',
  ],
];

/** A customer that leaves: what would be done is shown first, and its name is asked for before anything is. */
export function LeaveTab({ customer }: { readonly customer: Customer }) {
  const [mode, setMode] = useState<OffboardMode>('FREE_NUMBERS');
  const [planned, setPlanned] = useState<{ plan: PlanFragment; input: OffboardCustomerInput }>();
  const [typed, setTyped] = useState('');
  const planning = useSend(ConsolePlanOffboardDocument);
  const leaving = useSend(ConsoleOffboardDocument);
  const go = useGo();
  const error = leaving.error ?? planning.error;
  return (
    <section aria-labelledby="leave-title">
      <h2 id="leave-title">This customer leaves</h2>
      <Modes mode={mode} onMode={setMode} />
      {error !== undefined && <Failed error={error} />}
      <div className="actions">
        <Button
          loading={planning.sending}
          onClick={() => {
            const input = { customerProfileSid: customer.sid, idempotencyKey: newKey('leave'), mode };
            setTyped('');
            void planning.send({ input }).then((answer) => answer && setPlanned({ plan: answer.plan, input }));
          }}
        >
          Show what will be done
        </Button>
      </div>
      {planned !== undefined && (
        <PlanDialog
          title={`${customer.name} leaves`}
          plan={planned.plan}
          action={planned.input.mode === 'DELETE' ? 'Delete this customer' : 'Free its numbers'}
          dangerous
          disabled={typed.trim() !== customer.name.trim()}
          sending={leaving.sending}
          onClose={() => setPlanned(undefined)}
          onConfirm={() => {
            void leaving.send({ input: planned.input }).then((answer) => {
              setPlanned(undefined);
              const id = answer?.offboardCustomer.onboarding?.id;
              if (id !== undefined) go(`/runs/${encodeURIComponent(id)}`);
            });
          }}
        >
          <TextInput
            label={`Type ${customer.name} to confirm`}
            value={typed}
            autoComplete="off"
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </PlanDialog>
      )}
    </section>
  );
}

interface ModesProps {
  readonly mode: OffboardMode;
  readonly onMode: (mode: OffboardMode) => void;
}

function Modes({ mode, onMode }: ModesProps) {
  return (
    <fieldset className="modes">
      <legend className="hidden">How much of it</legend>
      {MODES.map(([value, title, about]) => (
        <label key={value}>
          <input type="radio" name="mode" checked={mode === value} onChange={() => onMode(value)} />
          <span>
            <strong>{title}</strong>
            <span className="muted">{about}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
