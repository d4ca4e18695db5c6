import type { TrustHub } from '../../../src/twilio/index.js';
import { metaPage, profileRow, refusal } from './rows.js';
import { StubTwilio } from './stub-twilio.js';
import type { Reply, StubRequest } from './stub-upstream.js';
import { ACCOUNT_SID, AUTH_TOKEN, sid } from './trust-hubs.js';

export const SUBACCOUNT = sid('AC', 7);
export const OTHER = sid('AC', 8);
export const BUNDLE = sid('BU');

/** The header of a login. */
export function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

/** A Twilio of two subaccounts, whose tokens and statuses the test changes, and gateways over it. */
export class TwoSubaccounts extends StubTwilio {
  tokens: Record<string, string> = {};
  /** What is different about every subaccount. */
  account: Record<string, unknown> = {};
  /** In place of the account, where it is set. */
  accountReply: Reply | undefined;

  override async start(): Promise<void> {
    await super.start();
    this.tokens = { [SUBACCOUNT]: 'token-of-seven', [OTHER]: 'token-of-eight' };
    this.account = {};
    this.accountReply = undefined;
    this.reply(this.replyByTheRules);
  }

  open(accountSid = SUBACCOUNT, cached = false): TrustHub {
    return this.factory.open(accountSid, { cached });
  }

  load(accountSid = SUBACCOUNT) {
    return this.open(accountSid).customerProfiles.load(BUNDLE);
  }

  /** The requests of one user. */
  requestsOf(user: string): readonly StubRequest[] {
    const userOf = ({ headers }: StubRequest) =>
      Buffer.from((headers.authorization ?? '').slice(6), 'base64').toString();
    return this.requests.filter((request) => userOf(request).startsWith(`${user}:`));
  }

  /** The requests that read the token of a subaccount. */
  tokenReads(): readonly StubRequest[] {
    return this.requests.filter(({ path }) => path.includes('/Accounts/AC') && path.endsWith('.json'));
  }

  answerTo(request: StubRequest): Exclude<Reply, (...args: never[]) => void> {
    const asked = /^\/2010-04-01\/Accounts\/(AC\w+)\.json$/.exec(request.path)?.[1];
    if (asked !== undefined) {
      if (request.headers.authorization !== basic(ACCOUNT_SID, AUTH_TOKEN)) return refusal(401, 20003, 'Authenticate');
      const known = { sid: asked, owner_account_sid: ACCOUNT_SID, status: 'active', auth_token: this.tokens[asked] };
      return { status: 200, json: { ...known, ...this.account } };
    }
    const users = { ...this.tokens, [ACCOUNT_SID]: AUTH_TOKEN };
    const user = Object.keys(users).find((one) => request.headers.authorization === basic(one, users[one] ?? ''));
    if (user === undefined) return refusal(401, 20003, 'Authenticate');
    const row = { ...profileRow(1), account_sid: user };
    if (request.method === 'POST') return { status: 201, json: row };
    return { status: 200, json: request.path.endsWith('/CustomerProfiles') ? metaPage([row], null) : row };
  }

  answerByTheRules(...[response, request]: Parameters<Extract<Reply, (...args: never[]) => void>>): void {
    const own = request.path.startsWith('/2010-04-01/Accounts/') ? this.accountReply : undefined;
    if (typeof own === 'function') return own(response, request);
    const answer = own ?? this.answerTo(request);
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.json ?? {}));
  }

  readonly replyByTheRules: Reply = (response, request) => this.answerByTheRules(response, request);
}
