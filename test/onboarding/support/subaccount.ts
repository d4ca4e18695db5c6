import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SandboxAccount } from '../../../src/sandbox/index.js';
import { GraphQLOverHttp } from '../../support/graphql.js';
import { startWaiting, type Waiting } from './waiting.js';

export const MAIN = { sid: `AC${'1'.repeat(32)}`, authToken: 'the-token-of-the-main-account' };
export const SUB = {
  ...{ sid: `AC${'2'.repeat(32)}`, authToken: 'the-token-of-the-subaccount', parentSid: MAIN.sid },
  ...{ primaryIdentity: 'isv_reseller_or_partner', phoneNumbers: 3 },
} satisfies SandboxAccount;

const KEY_OF_SUB = 'a-key-of-the-subaccount-0123456789';

/** A server of which somebody else asks for a subaccount's things. */
export interface WaitingWithSubaccount extends Waiting {
  /** The same server, asked by a caller of the subaccount. */
  readonly inSub: GraphQLOverHttp;
}

export async function startWithSubaccount(
  environment: Readonly<Record<string, string>> = {},
): Promise<WaitingWithSubaccount> {
  const folder = mkdtempSync(path.join(tmpdir(), 'trusthub-tenants-'));
  const tenants = path.join(folder, 'tenants.json');
  writeFileSync(tenants, JSON.stringify([{ name: 'sub', apiKey: KEY_OF_SUB, accounts: [SUB.sid] }]));
  const waiting = await startWaiting({ accounts: [MAIN, SUB] }, { TENANTS_FILE: tenants, ...environment });
  return {
    ...waiting,
    inSub: new GraphQLOverHttp(waiting.app.graphqlUrl, { authorization: `Bearer ${KEY_OF_SUB}` }),
    close: async () => {
      await waiting.close();
      rmSync(folder, { recursive: true });
    },
  };
}
