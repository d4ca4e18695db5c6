import { expect } from 'vitest';
import type { TestApp } from '../../../support/start-app.js';
import type { GraphQLAnswer } from '../../../support/graphql.js';

export interface Event {
  readonly type: string;
  readonly at: string;
  readonly actor: string;
  readonly caller: string | null;
  readonly stepKey: string | null;
  readonly attempt: number | null;
  readonly resourceSid: string | null;
  readonly bundleStatus: string | null;
  readonly code: string | null;
  readonly httpStatus: number | null;
  readonly twilioCode: number | null;
  readonly rejectionCodes: readonly number[];
  readonly corrected: readonly string[];
}
interface Answer {
  readonly onboarding: {
    readonly events: {
      readonly nodes: readonly Event[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    } | null;
  };
}

const TIMELINE = `query ($id: ID!, $first: Int, $after: String) { onboarding(id: $id) {
  events(first: $first, after: $after) {
    nodes { type at actor caller stepKey attempt resourceSid bundleStatus code httpStatus twilioCode rejectionCodes corrected }
    pageInfo { hasNextPage endCursor } } } }`;

/** One page of a run's timeline. */
export const page = (app: TestApp, id: string, first: number, after?: string): Promise<GraphQLAnswer<Answer>> =>
  app.execute<Answer>(TIMELINE, { id, first, after });

/** A run's whole timeline. */
export async function timeline(app: TestApp, id: string, pageSize = 100): Promise<readonly Event[]> {
  const events: Event[] = [];
  for (let after: string | undefined; ;) {
    const found = (await page(app, id, pageSize, after)).data?.onboarding.events;
    if (found == null) throw new Error('The timeline could not be read.');
    events.push(...found.nodes);
    expect(found.nodes.length).toBeLessThanOrEqual(pageSize);
    if (!found.pageInfo.hasNextPage) return events;
    after = found.pageInfo.endCursor ?? '';
  }
}
export const of = (events: readonly Event[], type: string) => events.filter((event) => event.type === type);
/** The words of a timeline that are not of single steps. */
export const story = (events: readonly Event[]) =>
  events.filter((event) => !event.type.startsWith('STEP_')).map(({ type, actor }) => `${type} ${actor}`);
