import type { ResolverContext } from '../resolvers/context.js';
import type { CostReport } from './rates/caller-rates.js';

/** `extensions.upstream` of an answer: what was asked of Twilio for it, and how old it may be. */
interface UpstreamReport {
  /** Requests to Twilio. */
  readonly calls: number;
  /** The moment before the oldest read began that the answer rests on; null where it rests on none. */
  readonly asOf: string | null;
}

/** What every answer says of itself. */
export interface AnswerExtensions {
  readonly cost: CostReport;
  readonly upstream: UpstreamReport;
}

/** @param asOf milliseconds since 1970 */
export function answerExtensions(cost: CostReport, calls: number, asOf: number | null): AnswerExtensions {
  return { cost, upstream: { calls, asOf: asOf === null ? null : new Date(asOf).toISOString() } };
}

/** When the oldest read began that an operation's answer rests on, in milliseconds since 1970. */
export function asOf({ trustHub, mainTrustHub }: Pick<ResolverContext, 'trustHub' | 'mainTrustHub'>): number | null {
  const moments = [trustHub.basis.asOf(), mainTrustHub?.basis.asOf() ?? null].filter((moment) => moment !== null);
  return moments.length === 0 ? null : Math.min(...moments);
}
