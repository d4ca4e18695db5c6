import type { Outcome } from '../../chaos/support/outcome.js';
import type { Account } from './ledger.js';
import type { Life } from './memory.js';

/** What a soak came to. */
export interface Soak {
  /** Requests sent a second. */
  readonly rate: number;
  readonly kills: number;
  /** Seconds from the last request to the end of the last run. */
  readonly endedAfter: number;
  readonly outcomes: readonly Outcome[];
  readonly lives: readonly Life[];
  readonly accounts: ReadonlyMap<string, Account>;
  readonly problems: readonly string[];
}

/** Megabytes a minute by which what a server uses may grow: caches still fill, and requests under way come and go. */
const FLAT = 3;
/** Problems that are printed one by one. */
const SHOWN = 20;

/** Prints it. @returns whether nothing was lost, doubled, orphaned or wrong, and memory stayed flat */
export function report({ rate, kills, endedAfter, outcomes, lives, accounts, problems }: Soak): boolean {
  const row = (cells: readonly (string | number)[]): void => console.log(`| ${cells.join(' | ')} |`);
  row(['requests', 'sent', 'answered', 'not now', 'p50', 'p99', 'wrong']);
  row(Array.from({ length: 7 }, () => '---'));
  for (const [kind, { sent, answered, notNow, p50, p99, wrong }] of accounts) {
    const words = [...wrong].map(([what, count]) => `${count} x ${what}`).join(', ');
    row([kind, sent, answered, notNow, `${p50.toFixed(0)} ms`, `${p99.toFixed(0)} ms`, words === '' ? 0 : words]);
  }
  const completed = outcomes.filter((outcome) => outcome.problems.length === 0).length;
  const sum = (of: (outcome: Outcome) => number): number => outcomes.reduce((total, one) => total + of(one), 0);
  console.log(`
${rate.toFixed(1)} requests a second, ${kills} servers killed
${outcomes.length} onboardings accepted, ${completed} completed as they should, the last ${endedAfter.toFixed(1)} s after the load
${sum(({ duplicates }) => duplicates)} duplicates, ${sum(({ orphans }) => orphans)} orphans`);
  for (const { pid, seconds, mostMb, firstMb, lastMb, slope } of lives) {
    const grown = slope === undefined ? 'too short for a slope' : `${slope.toFixed(1)} MB a minute`;
    const used = `${firstMb.toFixed(0)} to ${lastMb.toFixed(0)} MB in use`;
    console.log(`server ${pid}: ${seconds.toFixed(0)} s, at most ${mostMb.toFixed(0)} MB, ${used}, ${grown}`);
  }
  for (const problem of problems.slice(0, SHOWN)) console.log(`  ${problem}`);
  if (problems.length > SHOWN) console.log(`  and ${problems.length - SHOWN} more`);
  const wrong = [...accounts.values()].some((account) => account.wrong.size > 0);
  const grows = lives.some(({ slope }) => (slope ?? 0) > FLAT);
  return problems.length === 0 && !wrong && !grows;
}
