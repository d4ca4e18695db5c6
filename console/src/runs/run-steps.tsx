import { Sid } from '../parts/sid';
import { Tag } from '../parts/tag';
import { STEP_STATUS } from '../words/words';
import type { Step } from './run';

/** The steps in words, as the drawing has them. */
export function RunSteps({ steps }: { readonly steps: readonly Step[] }) {
  return (
    <ol className="steps" aria-live="polite" aria-relevant="text">
      {steps.map(({ key, title, status, attempts, resourceSid, error }) => (
        <li key={key}>
          <Tag tone={STEP_STATUS[status].tone}>{STEP_STATUS[status].text}</Tag>
          <span>{title}</span>
          {attempts > 1 && <span className="muted">attempt {attempts}</span>}
          {resourceSid !== null && <Sid sid={resourceSid} short />}
          {error !== null && <p className="run-failure">{error.message}</p>}
        </li>
      ))}
    </ol>
  );
}
