import { useQuery, useSend } from '../api/use-api';
import { ConsoleResumeDocument, ConsoleRunInputDocument } from '../operations/generated/graphql';
import { Empty, Failed, Loading } from '../parts/states';
import { Place, useGo } from '../shell/places';
import { CorrectionsForm } from './corrections/corrections-form';
import { valuesOfCustomer, valuesOfInput } from './corrections/values';
import type { Customer } from './use-customer';

interface CorrectTabProps {
  readonly customer: Customer;
  /** The run that has stopped. */
  readonly run: string | null;
}

/** Corrects what a stopped run was given, with Twilio's rejections beside the fields, and lets it go on. */
export function CorrectTab({ customer, run }: CorrectTabProps) {
  const known = customer.onboardings.nodes.find(({ id, status }) => id === run && status === 'ACTION_REQUIRED');
  const { data, error, again } = useQuery(ConsoleRunInputDocument, { id: run ?? '' }, { skip: known === undefined });
  const resume = useSend(ConsoleResumeDocument);
  const go = useGo();
  if (known === undefined) {
    return (
      <Empty title="This run waits for nobody">
        <p>It has gone on, or was cancelled.</p>
        <Place to={`/customers/${customer.sid}`}>Back to the customer</Place>
      </Empty>
    );
  }
  if (error !== undefined) return <Failed error={error} again={again} />;
  if (data === undefined) return <Loading what="what the run was given" />;
  const given = data.onboarding?.input ?? {};
  return (
    <section aria-labelledby="correct-title">
      <h2 id="correct-title">Correct and go on</h2>
      <p className="muted">
        {known.failure?.message} Correct what is marked: only what you change is sent, and it is submitted again.
      </p>
      <CorrectionsForm
        values={{ ...valuesOfCustomer(customer), ...valuesOfInput(given) }}
        rejections={known.failure?.rejections ?? []}
        problems={resume.error?.problems ?? []}
        useCases={data.voiceIntegrityUseCases}
        sending={resume.sending}
        action={{ text: 'Send corrections and go on', unchanged: 'Go on without a correction' }}
        onSend={(corrections) => {
          void resume.send({ input: { id: known.id, ...(corrections && { corrections }) } }).then((answer) => {
            if (answer !== undefined) go(`/runs/${encodeURIComponent(known.id)}`);
          });
        }}
      />
    </section>
  );
}
