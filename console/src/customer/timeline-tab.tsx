import { useState } from 'react';
import { usePages } from '../api/use-pages';
import { ConsoleTimelineDocument, type EventLineFragment } from '../operations/generated/graphql';
import { Moment } from '../parts/moment';
import { More } from '../parts/more';
import { Failed, Loading } from '../parts/states';
import { Tag } from '../parts/tag';
import { Place } from '../shell/places';
import { exact } from '../words/times';
import { BUNDLE_STATUS, counted, plainName, RUN_KIND, RUN_STATUS } from '../words/words';

/** What happened to this customer, run by run, the newest first. */
export function TimelineTab({ sid }: { readonly sid: string }) {
  const pages = usePages(ConsoleTimelineDocument, { sid }, (data) => data.customer?.onboardings);
  if (pages.error !== undefined) return <Failed error={pages.error} again={pages.again} />;
  if (pages.loading && pages.items.length === 0) return <Loading what="the timeline" />;
  if (pages.items.length === 0) {
    return (
      <p className="muted">No run of this server has worked on this customer, so that nothing is known of its past.</p>
    );
  }
  return (
    <div className="timeline">
      {pages.items.map(({ id, kind, status, createdAt, events }) => (
        <section key={id} aria-label={RUN_KIND[kind]}>
          <div className="title-line">
            <h2>
              <Place to={`/runs/${encodeURIComponent(id)}`}>{RUN_KIND[kind]}</Place>
            </h2>
            <Tag tone={RUN_STATUS[status].tone}>{RUN_STATUS[status].text}</Tag>
            <span className="muted">
              began <Moment at={createdAt} />
            </span>
          </div>
          <Events events={events?.nodes ?? []} />
        </section>
      ))}
      <More pages={pages} />
    </div>
  );
}

/** What goes well is counted only, until somebody wants to see each step. */
const QUIET: readonly EventLineFragment['type'][] = ['STEP_STARTED', 'STEP_SUCCEEDED', 'STEP_SKIPPED'];

function Events({ events }: { readonly events: readonly EventLineFragment[] }) {
  const [all, setAll] = useState(false);
  const done = events.filter(({ type }) => type === 'STEP_SUCCEEDED').length;
  const shown = all ? events : events.filter(({ type }) => !QUIET.includes(type));
  return (
    <>
      <ol>
        {shown.map((event, at) => (
          <li key={`${event.at}-${at}`}>
            <time dateTime={event.at}>{exact(event.at)}</time>
            <span>{sentence(event)}</span>
          </li>
        ))}
      </ol>
      <button type="button" className="link-button" aria-expanded={all} onClick={() => setAll(!all)}>
        {all ? 'Hide the single steps' : `Show every step (${counted(done, 'step')} done)`}
      </button>
    </>
  );
}

const BY: Readonly<Record<EventLineFragment['actor'], string>> = {
  CALLER: 'by a caller',
  POLL: 'found by asking',
  SERVER: '',
  TWILIO: 'reported by Twilio',
};

/** An event in words: what, where, by whom. */
function sentence(event: EventLineFragment): string {
  const parts = [
    plainName(event.type),
    event.stepKey === null ? '' : `“${plainName(event.stepKey.replaceAll('-', ' '))}”`,
    event.bundleStatus === null ? '' : BUNDLE_STATUS[event.bundleStatus].text.toLowerCase(),
    event.rejectionCodes.length > 0 ? `with ${event.rejectionCodes.join(', ')}` : '',
    event.twilioCode === null ? '' : `(Twilio ${event.twilioCode})`,
    event.corrected.length > 0 ? `corrected: ${event.corrected.join(', ')}` : '',
    event.attempt !== null && event.attempt > 1 ? `attempt ${event.attempt}` : '',
    event.caller === null ? BY[event.actor] : `by ${event.caller}`,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
