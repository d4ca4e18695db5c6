import '../styles/customer.css';
import '../styles/sandbox.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../parts/dialog';
import { Empty } from '../parts/states';
import { useTitle } from '../shell/use-title';
import { useAccount } from '../shell/account';
import { ClockPanel } from './clock-panel';
import { ExamplePanel } from './example-panel';
import { FaultsPanel } from './faults-panel';
import { useLevers } from './levers';
import { NumbersPanel } from './numbers-panel';
import { ReviewsPanel } from './reviews-panel';
import { useDoing, type Work } from './use-doing';

/** What Twilio and its reviewers would do, by hand. Only where nothing is real. */
export function SandboxPage() {
  const account = useAccount();
  useTitle('Sandbox');
  const work = useDoing();
  if (account !== undefined && !account.sandbox) {
    return (
      <Empty title="This server works on Twilio">
        <p>The panel is there only with the built-in sandbox, where nothing is real.</p>
      </Empty>
    );
  }
  const { outcome } = work;
  return (
    <div className="page">
      <div className="page-head">
        <h1>Sandbox</h1>
        <p className="muted">Nothing here is real: play the reviewer, the clock and the bad luck.</p>
      </div>
      <p
        className={outcome?.failed === true ? 'note note-failed' : 'note'}
        role="status"
        hidden={outcome === undefined}
      >
        {outcome?.text}
      </p>
      <div className="panels">
        <ExamplePanel work={work} />
        <ClockPanel work={work} />
        <NumbersPanel work={work} />
        <FaultsPanel work={work} />
        <ResetPanel work={work} />
      </div>
      <ReviewsPanel work={work} />
    </div>
  );
}

function ResetPanel({ work: { act, doing } }: { readonly work: Work }) {
  const pull = useLevers();
  const [asking, setAsking] = useState(false);
  const reset = (): void => {
    setAsking(false);
    act('reset', async () => {
      await pull('POST', 'reset');
      return 'The sandbox is as it was at its start. What this server knows of it follows within a few seconds.';
    });
  };
  return (
    <section className="panel" aria-labelledby="reset-title">
      <h2 id="reset-title">Begin again</h2>
      <p className="muted">Deletes every customer, number and fault of the sandbox. Runs of this server stay.</p>
      <Button variant="default" loading={doing === 'reset'} onClick={() => setAsking(true)}>
        Reset the sandbox …
      </Button>
      {asking && (
        <Dialog title="Reset the sandbox" onClose={() => setAsking(false)}>
          <p>All customers of the sandbox are deleted. That cannot be taken back.</p>
          <div className="actions">
            <Button color="red" onClick={reset}>
              Delete everything
            </Button>
            <Button variant="default" onClick={() => setAsking(false)}>
              Do nothing
            </Button>
          </div>
        </Dialog>
      )}
    </section>
  );
}
