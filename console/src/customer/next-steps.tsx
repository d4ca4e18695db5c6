import type { ReactNode } from 'react';
import { Moment } from '../parts/moment';
import { Place } from '../shell/places';
import { exact } from '../words/times';
import { plainName, RUN_KIND, type Tone } from '../words/words';
import { RejectionWords } from './corrections/corrections-form';
import type { Customer } from './use-customer';

interface NextStep {
  readonly key: string;
  readonly tone: Tone;
  readonly content: ReactNode;
  /** Where one does it. */
  readonly link?: ReactNode;
}

/** Why this customer is stuck, and what to do: the first thing on its page. */
export function NextSteps({ customer }: { readonly customer: Customer }) {
  const steps = [...stopped(customer), ...rejected(customer), ...missing(customer), ...waiting(customer)];
  return (
    <section className="next" aria-labelledby="next-title">
      <h2 id="next-title">What to do next</h2>
      {steps.length === 0 ? (
        <p className="muted">Nothing: all that is there is approved.</p>
      ) : (
        <ul>
          {steps.map(({ key, tone, content, link }) => (
            <li key={key} className={`next-${tone}`}>
              <div>{content}</div>
              {link}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Runs that wait for a person. */
function stopped({ sid, onboardings }: Customer): readonly NextStep[] {
  return onboardings.nodes
    .filter(({ status }) => status === 'ACTION_REQUIRED' || status === 'FAILED')
    .map(({ id, kind, status, failure }) => ({
      key: id,
      tone: 'bad',
      content: (
        <>
          <strong>
            {RUN_KIND[kind]} has stopped: {failure?.message}
          </strong>{' '}
          {failure?.rejections.length === 0 && failure.nextAction}
          {failure !== null && failure.rejections.length > 0 && (
            <ul className="reasons">
              {failure.rejections.map((one) => (
                <li key={one.code}>
                  <RejectionWords rejection={one} />
                </li>
              ))}
            </ul>
          )}
        </>
      ),
      link: (
        <span className="next-links">
          {status === 'ACTION_REQUIRED' && (
            <Place to={`/customers/${sid}`} with={{ tab: 'correct', run: id }} className="button">
              Correct and go on
            </Place>
          )}
          <Place to={`/runs/${encodeURIComponent(id)}`}>See the run</Place>
        </span>
      ),
    }));
}

/** Rejections that no stopped run is about. */
function rejected({ sid, rejections, onboardings }: Customer): readonly NextStep[] {
  const inRuns = new Set(
    onboardings.nodes
      .filter(({ status }) => status === 'ACTION_REQUIRED')
      .flatMap(({ failure }) => failure?.rejections.map(({ code }) => code) ?? []),
  );
  return rejections
    .filter(({ code }) => !inRuns.has(code))
    .map((one) => ({
      key: `rejection-${one.code}`,
      tone: 'bad',
      content: <RejectionWords rejection={one} />,
      link: (
        <Place to={`/customers/${sid}`} with={{ tab: 'change' }} className="button">
          Change and submit again
        </Place>
      ),
    }));
}

function missing({ requirements, profile, waitingSince }: Customer): readonly NextStep[] {
  if (requirements === null) return [];
  const due = waitingSince === null && profile.status !== 'TWILIO_APPROVED' ? requirements.currentlyDue : [];
  return [
    ...due
      .filter(({ optional }) => !optional)
      .map(({ name, friendlyName, missingFields }): NextStep => ({
        key: name,
        tone: 'warn',
        content: (
          <>
            <strong>Missing: {friendlyName ?? plainName(name)}</strong>{' '}
            {missingFields.length > 0 && missingFields.map(plainName).join(', ')}
          </>
        ),
      })),
    ...requirements.warnings.map(({ field, message }): NextStep => ({
      key: field + message,
      tone: 'warn',
      content: message,
    })),
  ];
}

function waiting({ waitingSince, expiresAt }: Customer): readonly NextStep[] {
  const steps: NextStep[] = [];
  if (waitingSince !== null) {
    const content = (
      <>
        Twilio has been reviewing <Moment at={waitingSince} as="since" />. Nothing to do until it has decided.
      </>
    );
    steps.push({ key: 'waiting', tone: 'busy', content });
  }
  if (expiresAt !== null) {
    steps.push({ key: 'expires', tone: 'idle', content: `An approval lasts until ${exact(expiresAt)}.` });
  }
  return steps;
}
