import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { PlanFragment } from '../operations/generated/graphql';
import { Dialog } from '../parts/dialog';
import { Sid } from '../parts/sid';
import { counted, plainName } from '../words/words';

interface PlanDialogProps {
  readonly title: string;
  readonly plan: PlanFragment;
  readonly action: string;
  readonly sending: boolean;
  /** Whether it can't be taken back. */
  readonly dangerous?: boolean;
  readonly disabled?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** What will be done, before it is: steps, warnings, and what is deleted. */
export function PlanDialog(props: PlanDialogProps) {
  const { title, plan, action, sending, dangerous = false, disabled = false, onConfirm, onClose, children } = props;
  const gone = plan.deletions.filter(({ outcome }) => outcome !== 'STAYS');
  const stays = plan.deletions.filter(({ outcome }) => outcome === 'STAYS');
  return (
    <Dialog title={title} onClose={onClose}>
      <p className="muted">{counted(plan.callCount, 'request')} to Twilio. Nothing has been sent yet.</p>
      {plan.warnings.length > 0 && (
        <ul className="warnings">
          {plan.warnings.map(({ field, message }) => (
            <li key={field + message}>{message}</li>
          ))}
        </ul>
      )}
      <ol className="plan-steps">
        {plan.steps.map(({ key, title: step }) => (
          <li key={key}>{step}</li>
        ))}
      </ol>
      <Deletions title="Will be deleted" deletions={gone} />
      <Deletions title="Stays" deletions={stays} />
      {children}
      <div className="actions">
        <Button loading={sending} disabled={disabled} onClick={onConfirm} {...(dangerous && { color: 'red' })}>
          {action}
        </Button>
        <Button variant="default" onClick={onClose}>
          Do nothing
        </Button>
      </div>
    </Dialog>
  );
}

interface DeletionsProps {
  readonly title: string;
  readonly deletions: PlanFragment['deletions'];
}

function Deletions({ title, deletions }: DeletionsProps) {
  if (deletions.length === 0) return null;
  return (
    <section>
      <h3>
        {title} ({deletions.length})
      </h3>
      <ul className="deletions">
        {deletions.map(({ kind, sid, reason }) => (
          <li key={sid}>
            {plainName(kind)} <Sid sid={sid} short /> {reason !== null && <span className="muted">{reason}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
