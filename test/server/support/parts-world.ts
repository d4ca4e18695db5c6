import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished } from 'vitest';
import { startSandbox, type Sandbox } from '../../../src/sandbox/index.js';
import type { GraphQLAnswer, GraphQLOverHttp } from '../../support/graphql.js';
import { MovableTime } from '../../support/movable-time.js';
import { referenceContents } from '../../support/reference-contents.js';
import { startAppOver, type ServerOverHttp } from '../../support/start-app.js';

const MAIN = `AC${'1'.repeat(32)}`;
const OTHER = `AC${'2'.repeat(32)}`;
/** Of a caller for the main account, and of one for its subaccount. */
export const KEYS = ['key-of-the-tenant-0123456789', 'key-of-another-0123456789'] as const;

export interface Profile {
  readonly sid: string;
  readonly friendlyName: string;
  readonly endUsers: readonly { readonly friendlyName: string }[] | null;
}
export interface Profiles {
  readonly customerProfiles: { readonly nodes: readonly Profile[] };
}
export const PROFILES_WITH_USERS = `query ($first: Int = 20) {
  customerProfiles(first: $first) { nodes { sid friendlyName endUsers { friendlyName } } } }`;
/** The names of the end users of each profile. */
export const usersOf = (answer: GraphQLAnswer<Profiles>) =>
  answer.data?.customerProfiles.nodes.map(({ endUsers }) => endUsers?.map(({ friendlyName }) => friendlyName));

/** When the oldest read began that an answer rests on. */
export const asOf = ({ extensions }: GraphQLAnswer) =>
  new Date((extensions as { upstream: { asOf: string } }).upstream.asOf).getTime();

/** A server over a sandbox with the profiles of the reference query, for the tests of a file. */
class PartsWorld {
  readonly time = new MovableTime();
  sandbox!: Sandbox;
  server!: ServerOverHttp;
  /** The SIDs of what the sandbox has. */
  sids!: Readonly<Record<string, string>>;
  private count = 0;

  /** Asks with variables that nobody has asked with before. */
  ask = <Data>(
    query: string,
    variables: Readonly<Record<string, unknown>> = {},
    headers: Readonly<Record<string, string>> = {},
    by: GraphQLOverHttp = this.server,
    name?: string,
  ): Promise<GraphQLAnswer<Data>> =>
    by.execute<Data>(query, { ...variables, request: (this.count += 1) }, headers, name);

  /** Asks until items of it are kept. @returns the first answer */
  settled = async <Data>(...asked: Parameters<PartsWorld['ask']>): Promise<GraphQLAnswer<Data>> => {
    const first = await this.ask<Data>(...asked);
    for (let round = 0; round < 3; round += 1) await this.ask(...asked);
    const before = await this.kept();
    const { data } = await this.ask(...asked);
    expect(data).toEqual(first.data);
    expect(await this.kept()).toBeGreaterThan(before);
    return first;
  };

  /** Requests that the sandbox was sent so far. */
  requests = () => this.sandbox.control.journal().length;

  /** How many items were answered as they were before. */
  kept = async (): Promise<number> => {
    const response = await fetch(new URL('/metrics', this.server.graphqlUrl), { headers: this.server.headers });
    return Number(/^graphql_parts_kept_total (\d+)$/m.exec(await response.text())?.[1]);
  };
}

/** It is there for hooks and tests alone. Each test begins with nothing kept, and in each of them time stands. */
export function usePartsWorld(): PartsWorld {
  const world = new PartsWorld();
  const { time } = world;
  beforeAll(async () => {
    const none = { primaryIdentity: null, phoneNumbers: 0 };
    const sandbox = await startSandbox({
      accounts: [
        { sid: MAIN, authToken: 'token-of-the-main-account', ...none },
        { sid: OTHER, authToken: 'token-of-the-other', parentSid: MAIN, ...none },
      ],
    });
    const tenants = path.join(mkdtempSync(path.join(tmpdir(), 'tenants-')), 'tenants.json');
    const content = [
      { name: 'Main', apiKey: KEYS[0], accounts: [MAIN] },
      { name: 'Other', apiKey: KEYS[1], accounts: [OTHER] },
    ];
    writeFileSync(tenants, JSON.stringify(content));
    const server = await startAppOver(sandbox, { TENANTS_FILE: tenants }, { timing: time });
    const sids = sandbox.control.seed(referenceContents());
    Object.assign(world, { sandbox, server, sids });
  });
  afterAll(async () => {
    await world.server.close();
    await world.sandbox.close();
  });
  beforeEach(() => {
    time.move(100_000);
    time.stop();
    world.sandbox.control.clearFaults();
    onTestFinished(() => time.goOn());
  });
  return world;
}
