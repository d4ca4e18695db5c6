import { useEffect, useState } from 'react';
import type { Sending } from '../../api/use-api';
import type { ConsoleAddNumbersMutation, PhoneNumbersInput, PlanFragment } from '../../operations/generated/graphql';
import { Dialog } from '../../parts/dialog';
import { Failed, Loading } from '../../parts/states';
import { useGo } from '../../shell/places';
import { PlanDialog } from '../plan-dialog';

export type NumbersWork = PhoneNumbersInput;

interface PlannedNumbersProps {
  readonly title: string;
  readonly action: string;
  readonly input: NumbersWork;
  readonly planning: Sending<{ readonly plan: PlanFragment }, { input: NumbersWork }>;
  readonly sending: Sending<ConsoleAddNumbersMutation, { input: NumbersWork }>;
  readonly onClose: () => void;
}

/** The plan of numbers that come or go; after it is confirmed, the run. */
export function PlannedNumbers({ title, action, input, planning, sending, onClose }: PlannedNumbersProps) {
  const [plan, setPlan] = useState<PlanFragment>();
  const go = useGo();
  const { send } = planning;
  useEffect(() => {
    void send({ input }).then((answer) => setPlan(answer?.plan));
  }, [send, input]);
  const error = sending.error ?? planning.error;
  if (plan === undefined || error !== undefined) {
    return (
      <Dialog title={title} onClose={onClose}>
        {error === undefined ? <Loading what="the plan" /> : <Failed error={error} />}
      </Dialog>
    );
  }
  return (
    <PlanDialog
      title={title}
      plan={plan}
      action={action}
      sending={sending.sending}
      onClose={onClose}
      onConfirm={() => {
        void sending.send({ input }).then((answer) => {
          const id = answer?.started.onboarding?.id;
          if (id !== undefined) go(`/runs/${encodeURIComponent(id)}`);
        });
      }}
    />
  );
}
