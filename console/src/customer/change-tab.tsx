import { useState } from 'react';
import { useQuery, useSend } from '../api/use-api';
import {
  ConsoleChangeCustomerDocument,
  ConsolePlanChangeDocument,
  ConsoleUseCasesDocument,
  type ChangeCustomerInput,
  type PlanFragment,
} from '../operations/generated/graphql';
import { Failed } from '../parts/states';
import { useGo } from '../shell/places';
import { CorrectionsForm } from './corrections/corrections-form';
import { valuesOfCustomer } from './corrections/values';
import { newKey } from './new-key';
import { PlanDialog } from './plan-dialog';
import type { Customer } from './use-customer';

/** Changes a customer that is approved, rejected or a draft; what will be done is shown before anything is sent. */
export function ChangeTab({ customer }: { readonly customer: Customer }) {
  const useCases = useQuery(ConsoleUseCasesDocument, {});
  const planning = useSend(ConsolePlanChangeDocument);
  const change = useSend(ConsoleChangeCustomerDocument);
  const [planned, setPlanned] = useState<{ plan: PlanFragment; input: ChangeCustomerInput }>();
  const go = useGo();
  if (useCases.error !== undefined) return <Failed {...useCases} error={useCases.error} />;
  return (
    <section aria-labelledby="change-title">
      <h2 id="change-title">Change this customer</h2>
      <p className="muted">
        What is approved stays in force until Twilio has approved its changed copy. Only what you change is sent.
      </p>
      <CorrectionsForm
        values={valuesOfCustomer(customer)}
        rejections={customer.rejections}
        problems={(change.error ?? planning.error)?.problems ?? []}
        useCases={useCases.data?.voiceIntegrityUseCases ?? []}
        sending={planning.sending}
        action={{ text: 'Show what will be done' }}
        onSend={(corrections) => {
          if (corrections === undefined) return;
          const input = { customerProfileSid: customer.sid, idempotencyKey: newKey('change'), corrections };
          void planning.send({ input }).then((answer) => answer && setPlanned({ plan: answer.plan, input }));
        }}
      />
      {planned !== undefined && (
        <PlanDialog
          title={`Change ${customer.name}`}
          plan={planned.plan}
          action="Change and submit"
          sending={change.sending}
          onClose={() => setPlanned(undefined)}
          onConfirm={() => {
            void change.send({ input: planned.input }).then((answer) => {
              setPlanned(undefined);
              const id = answer?.changeCustomer.onboarding?.id;
              if (id !== undefined) go(`/runs/${encodeURIComponent(id)}`);
            });
          }}
        />
      )}
    </section>
  );
}
