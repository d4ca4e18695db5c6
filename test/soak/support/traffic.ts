import { setTimeout as delay } from 'node:timers/promises';
import type { Run } from '../../chaos/support/cases.js';
import { start } from '../../chaos/support/cases.js';
import type { Fleet } from '../../chaos/support/fleet.js';
import type { GraphQLAnswer } from '../../support/graphql.js';
import type { ServerProcess } from '../../support/server-process.js';
import { callback } from './callback.js';
import { follow } from './following.js';
import { Ledger } from './ledger.js';

/** What is sent, with how often of a hundred. */
const KINDS = {
  'read, kept': 45,
  'read, fresh': 12,
  'runs, read': 12,
  'end user, made': 10,
  'end user, changed': 6,
  onboarding: 3,
  subscription: 7,
  callback: 5,
} as const;
export type Kind = keyof typeof KINDS;

/** The kinds in the order in which they are sent: spread evenly, so that each second is like every other. */
const ORDER: readonly Kind[] = Object.entries(KINDS)
  .flatMap(([kind, times]) =>
    Array.from({ length: times }, (_, at) => ({ kind: kind as Kind, place: (at + 0.5) / times })),
  )
  .sort((left, right) => left.place - right.place)
  .map(({ kind }) => kind);

const POLICIES = '{ policies(first: 20) { nodes { sid friendlyName } } }';
const PROFILES = `{ customerProfiles(first: 10) { nodes { sid status friendlyName endUsers { sid type }
  latestEvaluation { status } } } }`;
const RUNS = '{ onboardings(first: 10) { nodes { id status progress { completed total } } } }';
const MAKE = `mutation ($name: String!) {
  createEndUser(input: { type: "cnam_information", friendlyName: $name, attributes: {} }) { endUser { sid } userErrors { code } } }`;
const CHANGE = `mutation ($sid: Sid!, $name: String!) {
  updateEndUser(input: { sid: $sid, friendlyName: $name }) { endUser { sid } userErrors { code } } }`;

/** Codes of answers that say: not now. Trust Hub is made to fail, and servers die. */
const NOT_NOW = /^(UPSTREAM_\w+|SERVICE_UNAVAILABLE|RATE_LIMITED)$/;
/** As long as a caller goes on to call with the same key, and how long it waits before it does. */
const PATIENCE_MS = 300_000;
const AGAIN_AFTER_MS = 1_000;
/** Of an error's message, which may have the whole answer and the document in it. */
const MESSAGE_CHARACTERS = 120;

/** Names of end users that stand for themselves, and belong to no run. */
export const SINGLE = 'soak-single';

/** Sends mixed requests at an even rate, each on time, whatever became of the last. */
export class Traffic {
  readonly ledger = new Ledger<Kind>();
  /** Runs that a server has accepted, by its answer. */
  readonly accepted: { readonly run: Run; readonly id: string }[] = [];
  /** Runs whose callers never had an answer: stored or not, nobody knows yet. */
  readonly unanswered: Run[] = [];
  /** Names of end users of which a server has said that they were made, with their SIDs. */
  readonly made = new Map<string, string>();
  private sent = 0;

  constructor(
    private readonly fleet: Fleet,
    private readonly nextRun: () => Run,
    private readonly publicUrl: string,
    private readonly upstream: { readonly accountSid: string; readonly authToken: string },
  ) {}

  /** @returns how many requests it sent a second */
  async flow(seconds: number, perSecond: number): Promise<number> {
    const begun = performance.now();
    const pending = new Set<Promise<void>>();
    while (performance.now() - begun < seconds * 1_000) {
      const due = (this.sent * 1_000) / perSecond - (performance.now() - begun);
      if (due > 1) await delay(due);
      const kind = ORDER[this.sent % ORDER.length] ?? 'read, kept';
      this.sent += 1;
      const one = this.ledger.keep(kind, () => this.send(kind));
      pending.add(one);
      void one.then(() => pending.delete(one));
    }
    const rate = (1_000 * this.sent) / (performance.now() - begun);
    await Promise.all(pending);
    return rate;
  }

  /** One request. @returns what came of it in a word: answered, not now, or what is wrong */
  private async send(kind: Kind): Promise<string> {
    const server = this.fleet.servers[this.sent % 2] ?? this.fleet.servers[0];
    if (server === undefined) return 'broken';
    switch (kind) {
      case 'read, kept':
        return outcomeOf(await server.execute(POLICIES));
      case 'read, fresh':
        return outcomeOf(await server.execute(PROFILES, {}, { 'cache-control': 'no-cache' }));
      case 'runs, read':
        return outcomeOf(await server.execute(RUNS));
      case 'end user, made':
        return this.make(server);
      case 'end user, changed':
        return this.change(server);
      case 'onboarding':
        return this.onboard();
      case 'subscription':
        return follow(server, this.accepted.at(-1)?.id);
      case 'callback':
        return callback(this.publicUrl, this.upstream, this.sent);
    }
  }

  private async make(server: ServerProcess): Promise<string> {
    const name = `${SINGLE}-${this.sent}`;
    const answer = await server.execute<{ createEndUser: { endUser: { sid: string } | null } }>(MAKE, { name });
    const sid = answer.data?.createEndUser?.endUser?.sid;
    if (sid !== undefined) this.made.set(name, sid);
    return outcomeOf(answer);
  }

  private async change(server: ServerProcess): Promise<string> {
    const [name, sid] = [...this.made].at(-1) ?? [];
    return sid === undefined ? 'answered' : outcomeOf(await server.execute(CHANGE, { sid, name }));
  }

  /** As a caller does whose server dies: the same call with the same key, to another. */
  private async onboard(): Promise<string> {
    const run = this.nextRun();
    const deadline = Date.now() + PATIENCE_MS;
    for (let tries = 0; ; tries += 1) {
      try {
        this.accepted.push({ run, id: await start(this.fleet.server(tries + this.sent), run) });
        return 'answered';
      } catch (error) {
        if (/ was refused: /.test(String(error)) || Date.now() > deadline) {
          this.unanswered.push(run);
          return `never accepted: ${String(error).slice(0, MESSAGE_CHARACTERS)}`;
        }
        await delay(AGAIN_AFTER_MS);
      }
    }
  }
}

function outcomeOf({ errors }: GraphQLAnswer<unknown>): string {
  const code = errors?.map(({ extensions }) => String(extensions?.['code'])).find((one) => one !== '');
  if (code === undefined) return 'answered';
  return NOT_NOW.test(code) ? 'not now' : code;
}
