import { setTimeout as delay } from 'node:timers/promises';
import type { ServerProcess } from '../../../support/server-process.js';
import type { Chance } from '../chance.js';
import { CONCURRENCY, TIMEOUT_MS, type Account } from './account.js';
import type { Place } from './history.js';
import { DayOnboardings } from './onboardings.js';
import {
  AGES,
  ask,
  AT_HAND,
  CUSTOMERS,
  EVERYTHING,
  profileQuestion,
  userQuestion,
  type Age,
  type Question,
} from './questions.js';
import { callerOf, Customers, somebodyElse, type Writer } from './writes.js';

/** What a day showed. */
export interface DayReport {
  /** Everything that was wrong. */
  readonly problems: readonly string[];
  /** Answers that were held against the history, by how old they were allowed to be. */
  readonly answers: Readonly<Record<string, number>>;
  readonly writes: number;
  readonly changesElsewhere: number;
  readonly callbacks: Readonly<Record<string, number>>;
  readonly kills: number;
  readonly outages: number;
  /** Onboardings that were completed. */
  readonly onboarded: number;
}

const LIVE: Age = { header: 'no-cache', maxMs: 0 };
const HOUR: Age = { header: 'max-age=3600', maxMs: 3_600_000 };
/** So often in an hour of the day something is written and asked. */
const MOMENTS = 8;
const LONGEST_MS = 120_000;

/**
 * A day of an account that several processes mirror: callers and others write, callbacks are lost, doubled and late, Twilio
 * goes away, servers are killed, and the clock moves on. Each answer is held against what Twilio held; in the end the mirror
 * must be what Twilio is, row by row.
 */
export async function playDay(account: Account, hours: number, chance: Chance): Promise<DayReport> {
  const day = new Day(account, chance);
  await day.begin();
  for (let hour = 0; hour < hours; hour += 1) await day.hour(hour);
  await day.end();
  return day.report();
}

class Day {
  private readonly problems: string[] = [];
  private readonly answers: Record<string, number> = {};
  private readonly counts = { writes: 0, changesElsewhere: 0, kills: 0, outages: 0 };
  private readonly customers: Customers;
  private readonly others: Writer;
  private readonly onboardings: DayOnboardings;

  constructor(
    private readonly account: Account,
    private readonly chance: Chance,
  ) {
    this.customers = new Customers(chance);
    this.others = somebodyElse(account.sandbox);
    this.onboardings = new DayOnboardings(account, chance);
  }

  report(): DayReport {
    const { problems, answers, counts, onboardings } = this;
    return { problems, answers, ...counts, callbacks: this.account.road.counts, onboarded: onboardings.completed };
  }

  /** Resolves when the account has been read for the first time. */
  async begin(): Promise<void> {
    await this.untilRead(0);
  }

  /** One hour: something of everything, with one trouble in it. */
  async hour(hour: number): Promise<void> {
    const { account } = this;
    const trouble = ['kill', 'outage', 'faults'][hour % 3];
    const under: Promise<unknown>[] = [this.onboardings.begin()];
    for (let moment = 0; moment < MOMENTS; moment += 1) {
      if (moment === 2) await this.begins(trouble);
      if (moment === 5) this.ends();
      const now = [this.write(), this.changeElsewhere(), this.ask(), this.ask(), this.ask()];
      under.push(...now);
      // In an outage many a caller is kept waiting; the day goes on.
      await Promise.race([Promise.all(now), delay(300)]);
      if (moment === 3) await account.review();
    }
    this.ends();
    await Promise.all([...under, account.restore()]);
    await account.road.deliverLate();
    await account.review();
  }

  /** Waits until everything is over, and compares. */
  async end(): Promise<void> {
    const { account } = this;
    this.problems.push(...(await this.onboardings.untilCompleted()));
    await account.road.deliverLate();
    await this.untilRead(Date.now());
    for (const server of account.servers) {
      const kept = await this.judge(server, EVERYTHING, AT_HAND);
      const live = await this.judge(server, EVERYTHING, LIVE);
      if (kept === undefined || live === undefined) this.problems.push('not everything was answered in the end');
      else if (JSON.stringify(kept) !== JSON.stringify(live)) this.problems.push(differenceOf(kept, live));
      await this.judge(server, CUSTOMERS, AT_HAND);
    }
    await this.holdSweeps();
  }

  private async begins(trouble: string | undefined): Promise<void> {
    const { account, chance } = this;
    if (trouble === 'kill' && account.servers.length > 1) {
      this.counts.kills += 1;
      await account.kill(account.live(chance));
    } else {
      this.counts.outages += 1;
      account.outage = trouble === 'outage' ? () => true : () => chance.between(0, 2) === 0;
    }
  }

  private ends(): void {
    this.account.outage = undefined;
  }

  /**
   * Writes through one process, and reads what was written there. What another process has read in the last three seconds
   * may be older; its answer says so, and is judged like every other.
   */
  private async write(): Promise<void> {
    const { account, chance, customers } = this;
    const server = account.live(chance);
    const written = await customers.write(callerOf(server)).catch(() => undefined);
    if (written === undefined) return;
    this.counts.writes += 1;
    const { customer, key, text } = written;
    const question = key.startsWith('user') ? userQuestion(customer.user) : profileQuestion(customer.profile);
    const place = account.history.place(key, text);
    await this.judge(server, question, HOUR, place);
    await this.judge(account.live(chance), question, HOUR);
    // What the mirror alone answers has it in every process.
    await this.judge(account.live(chance), CUSTOMERS, AT_HAND, place);
  }

  private async changeElsewhere(): Promise<void> {
    const written = await this.customers.write(this.others).catch(() => undefined);
    if (written !== undefined) this.counts.changesElsewhere += 1;
  }

  private async ask(): Promise<void> {
    const { account, chance } = this;
    const customer = this.customers.any();
    const questions: readonly Question[] = [
      ...(customer === undefined ? [] : [profileQuestion(customer.profile), userQuestion(customer.user)]),
      EVERYTHING,
    ];
    const server = account.live(chance);
    const question = questions[chance.between(0, questions.length - 1)] ?? EVERYTHING;
    await this.judge(server, question, AGES[chance.between(0, AGES.length - 1)] ?? AT_HAND);
    await this.judge(server, CUSTOMERS, AT_HAND);
  }

  private async judge(server: ServerProcess, question: Question, age: Age, written?: Place) {
    const judged = await ask(server, this.account.history, question, age, written);
    if (judged === undefined) return undefined;
    this.answers[age.header] = (this.answers[age.header] ?? 0) + 1;
    this.problems.push(...judged.problems);
    return judged.data;
  }

  /**
   * No request of the sweeps is answered: they hold the mirror's share of what may be under way, and no more, so that every
   * caller is answered all the same.
   */
  private async holdSweeps(): Promise<void> {
    const { account } = this;
    const begun = Date.now();
    account.heldSweeps = 0;
    while (account.heldSweeps === 0 && Date.now() - begun < LONGEST_MS) await delay(5);
    const customers = this.customers.all.slice(0, 5);
    const asked = account.servers.flatMap((server) =>
      customers.map(({ profile }) => this.judge(server, profileQuestion(profile), LIVE)),
    );
    const answered = (await Promise.all(asked)).filter((data) => data !== undefined).length;
    // What is given up is sent again.
    const times = 1 + Math.floor((Date.now() - begun) / TIMEOUT_MS);
    const held = account.heldSweeps;
    account.heldSweeps = undefined;
    if (answered < asked.length)
      this.problems.push(`${asked.length - answered} reads were not answered beside the sweeps`);
    if (held > (CONCURRENCY / 2) * times) this.problems.push(`the sweeps held ${held} places in ${times} times`);
  }

  /** Resolves when everything has been read that was there at a moment. */
  private async untilRead(moment: number): Promise<void> {
    const deadline = Date.now() + LONGEST_MS;
    const query = '{ account { mirror { asOf } } }';
    for (;;) {
      const { account } = await this.account
        .live(this.chance)
        .data<{ account: { mirror: { asOf: string | null } } }>(query);
      const { asOf } = account.mirror;
      if (asOf !== null && Date.parse(asOf) > moment) return;
      if (Date.now() > deadline) throw new Error('The mirror is not read to its end.');
      await delay(30);
    }
  }
}

/** The first thing in which two answers are not the same. */
function differenceOf(kept: Record<string, unknown>, live: Record<string, unknown>): string {
  const fields = Object.keys(live).filter((field) => JSON.stringify(kept[field]) !== JSON.stringify(live[field]));
  const nodes = (data: Record<string, unknown>, field: string) =>
    (data[field] as { nodes: readonly object[] }).nodes.map((node) => JSON.stringify(node));
  return fields
    .map((field) => {
      const [mirrored, there] = [nodes(kept, field), nodes(live, field)];
      const at = there.findIndex((node, index) => node !== mirrored[index]);
      return `${field}: the mirror has ${mirrored.length}, Twilio ${there.length}: ${mirrored[at]} for ${there[at]}`;
    })
    .join('; ');
}
