import { GraphQLOverHttp } from './graphql.js';
import type { TestApp } from './start-app.js';

/** A subaccount of the sandbox, and the door to it. */
export interface TestSubaccount {
  readonly sid: string;
  readonly numbers: readonly string[];
  /** Every operation for the subaccount, by the header `x-account-sid`; over WebSocket by the connection parameter. */
  readonly graphql: GraphQLOverHttp;
}

/** A request to the sandbox as the main account makes it. */
export async function asMain(app: TestApp, path: string, form: Readonly<Record<string, string>>) {
  const { sandbox } = app.app;
  const login = Buffer.from(`${sandbox?.accountSid}:${sandbox?.authToken}`).toString('base64');
  const response = await fetch(`${sandbox?.url}/2010-04-01/${path}`, {
    method: 'POST',
    headers: { authorization: `Basic ${login}` },
    body: new URLSearchParams(form),
  });
  if (!response.ok) throw new Error(`The sandbox answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as { readonly sid: string; readonly auth_token: string };
}

/**
 * Gives an account another auth token, as its owner does at Twilio; the old one is refused from then on.
 * @param url of the sandbox
 */
export async function rotateToken(url: string, sid: string, authToken: string): Promise<string> {
  const send = async (path: string): Promise<Readonly<Record<string, string>>> => {
    const authorization = `Basic ${Buffer.from(`${sid}:${authToken}`).toString('base64')}`;
    const response = await fetch(`${url}/v1/AuthTokens/${path}`, { method: 'POST', headers: { authorization } });
    if (!response.ok) throw new Error(`The sandbox answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as Readonly<Record<string, string>>;
  };
  await send('Secondary');
  return (await send('Promote'))['auth_token'] ?? '';
}

let bought = 0;

/** Buys a number in the subaccount; answers its SID. */
export async function buyNumber(app: TestApp, account: string): Promise<string> {
  bought += 1;
  const form = { PhoneNumber: `+1628555${String(bought).padStart(4, '0')}` };
  return (await asMain(app, `Accounts/${account}/IncomingPhoneNumbers.json`, form)).sid;
}

/** Makes a subaccount, and buys numbers in it. */
export async function createSubaccount(app: TestApp, numbers: number): Promise<TestSubaccount & { authToken: string }> {
  const { sid, auth_token: authToken } = await asMain(app, 'Accounts.json', { FriendlyName: 'Customer of an ISV' });
  const sids: string[] = [];
  for (let count = 0; count < numbers; count += 1) sids.push(await buyNumber(app, sid));
  const graphql = new GraphQLOverHttp(app.graphqlUrl, { 'x-account-sid': sid });
  return { sid, authToken, numbers: sids, graphql };
}
