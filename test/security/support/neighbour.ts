import { post, type Target } from './target.js';

/** What every answer of a well-behaved caller takes, in milliseconds, and what was answered instead. */
export interface Experience {
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
  readonly worst: number;
  /** The same as `p99`, in processor time of the server: how much it did between a question and its answer. */
  readonly workP99: number;
  /** Answers that were none: how often each. */
  readonly failures: readonly string[];
}

/** Answered without a request to Twilio once it was asked: what it takes is this server's time alone. */
const WARM = '{ policies(first: 20) { nodes { sid friendlyName } } }';

/**
 * Asks the same warm query evenly for a while, each on time, whether the last is answered or not: who waits for a slow
 * answer would ask less just while it is slow.
 */
export async function experience(
  target: Target,
  workMs: () => number,
  { seconds, perSecond }: { readonly seconds: number; readonly perSecond: number },
): Promise<Experience> {
  const begun = performance.now();
  const count = Math.round(seconds * perSecond);
  const asked: Promise<Answered>[] = [];
  for (let at = 0; at < count; at += 1) {
    const due = (at * 1_000) / perSecond - (performance.now() - begun);
    if (due > 0) await new Promise((resolve) => setTimeout(resolve, due));
    asked.push(ask(target, workMs));
  }
  const answers = await Promise.all(asked);
  const times = answers.map(({ ms }) => ms);
  return {
    ...{ count, p50: quantile(times, 0.5), p99: quantile(times, 0.99), worst: quantile(times, 1) },
    workP99: quantile(
      answers.map(({ work }) => work),
      0.99,
    ),
    failures: answers.flatMap(({ failure }) => failure ?? []),
  };
}

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0;
}

interface Answered {
  readonly ms: number;
  readonly work: number;
  readonly failure?: string;
}

async function ask(target: Target, workMs: () => number): Promise<Answered> {
  const [begun, worked] = [performance.now(), workMs()];
  const took = (): Answered => ({ ms: performance.now() - begun, work: workMs() - worked });
  try {
    const { status, code } = await post(target, target.neighbour.key, WARM);
    return status === 200 && code === undefined ? took() : { ...took(), failure: `${status} ${code ?? ''}` };
  } catch (error) {
    return { ...took(), failure: String(error) };
  }
}
