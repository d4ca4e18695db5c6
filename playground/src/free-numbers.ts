import { ask } from './ask';
import { playgroundStorage } from './storage';

/* A number can be on one profile only, so the examples need numbers that are free, and still free when they are run. */

type Headers = Readonly<Record<string, string>>;

/** One for each example that needs numbers; as many again to replace them; and no more pages than one may wait for. */
const WANTED_NUMBERS = 9;
const SPARE_NUMBERS = 8;
const MOST_PAGES = 10;

/** The numbers that the page itself has put into variables. A person's own are never replaced. */
const STORAGE_KEY = 'prepared-numbers';
const MOST_PREPARED = 100;

/** Numbers for the examples, as an answer. Asked of the sandbox alone: on Twilio it costs a request for each profile. */
export async function numbersForExamples(headers: Headers): Promise<unknown> {
  const free = await freeNumbers(headers, WANTED_NUMBERS);
  notePrepared(free);
  return { incomingPhoneNumbers: { nodes: free.map((sid) => ({ sid })) } };
}

/**
 * The variables of an onboarding that is about to start, where prepared numbers that are in use by now are replaced by
 * free ones. A run that was started already keeps its own: the same key must come with the same input. Never throws.
 */
export async function withFreeNumbers(variables: unknown, headers: Headers): Promise<unknown> {
  const { idempotencyKey, phoneNumberSids } = (variables as { input?: Partial<OnboardingInput> }).input ?? {};
  const known = new Set(prepared());
  const sids: readonly unknown[] = Array.isArray(phoneNumberSids) ? phoneNumberSids : [];
  const own = sids.filter((sid): sid is string => typeof sid === 'string' && known.has(sid));
  if (typeof idempotencyKey !== 'string' || own.length === 0) return variables;
  if (await isStarted(idempotencyKey, headers)) return variables;
  const free = await freeNumbers(headers, WANTED_NUMBERS + SPARE_NUMBERS);
  const others = free.filter((sid) => !sids.includes(sid));
  // First those that are prepared for no other example.
  const candidates = [...others.filter((sid) => !known.has(sid)), ...others.filter((sid) => known.has(sid))];
  const taken = own.filter((sid) => !free.includes(sid));
  const replacements = new Map(taken.slice(0, candidates.length).map((sid, at) => [sid, candidates[at] ?? sid]));
  if (replacements.size === 0) return variables;
  notePrepared([...replacements.values()]);
  for (const listener of listeners) listener(replacements);
  return JSON.parse(replaceNumbers(JSON.stringify(variables), replacements)) as unknown;
}

/** As a person may have written it. */
interface OnboardingInput {
  readonly idempotencyKey: unknown;
  readonly phoneNumberSids: unknown;
}

/** A free number by the number in whose place it comes. */
export type Replacements = ReadonlyMap<string, string>;

const listeners = new Set<(replacements: Replacements) => void>();

/** Calls the listener whenever numbers are replaced, so that the editor shows what is sent. */
export function onReplacedNumbers(listener: (replacements: Replacements) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function replaceNumbers(text: string, replacements: Replacements): string {
  return text.replace(/PN\w{32}/g, (sid) => replacements.get(sid) ?? sid);
}

async function isStarted(key: string, headers: Headers): Promise<boolean> {
  const query = 'query PlaygroundRun($key: String!) { onboardingByKey(idempotencyKey: $key) { id } }';
  try {
    const answer = (await (await ask(query, headers, { key })).json()) as { data: { onboardingByKey: unknown } };
    return answer.data.onboardingByKey !== null;
  } catch {
    return true; // Not known, so nothing is changed.
  }
}

async function freeNumbers(headers: Headers, wanted: number): Promise<readonly string[]> {
  const free: string[] = [];
  try {
    for (let after: string | null = null, pages = 0; free.length < wanted && pages < MOST_PAGES; pages += 1) {
      const page: NumberPage = await numbersAfter(after, headers);
      free.push(...page.nodes.flatMap(({ sid, customerProfile }) => (customerProfile === null ? [sid] : [])));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
  } catch {
    // What was found until then is better than nothing.
  }
  return free;
}

interface NumberPage {
  readonly nodes: readonly { readonly sid: string; readonly customerProfile: unknown }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

async function numbersAfter(after: string | null, headers: Headers): Promise<NumberPage> {
  const query = `query PlaygroundNumbers($after: String) {
    incomingPhoneNumbers(first: 100, after: $after) {
      nodes { sid customerProfile { sid } }
      pageInfo { hasNextPage endCursor }
    }
  }`;
  const response = await ask(query, headers, { after });
  return ((await response.json()) as { data: { incomingPhoneNumbers: NumberPage } }).data.incomingPhoneNumbers;
}

function prepared(): readonly string[] {
  return JSON.parse(playgroundStorage.getItem(STORAGE_KEY) ?? '[]') as readonly string[];
}

function notePrepared(sids: readonly string[]): void {
  const all = [...new Set([...prepared(), ...sids])].slice(-MOST_PREPARED);
  playgroundStorage.setItem(STORAGE_KEY, JSON.stringify(all));
}
