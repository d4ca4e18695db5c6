import { graphql, type ExecutionResult } from 'graphql';

import { buildGraphQLSchema } from '../../../src/resolvers/build-schema.js';
import type { ResolverContext } from '../../../src/resolvers/context.js';
import { SANDBOX_ACCOUNT_SID, startSandbox, type Sandbox, type SandboxOptions } from '../../../src/sandbox/index.js';
import type { TrustHub, TrustHubFactory, TrustHubFactoryOptions, TrustHubScope } from '../../../src/twilio/index.js';
import { PROFILES, referenceContents, SECONDARY } from '../../support/reference-contents.js';
import { factoryFor, type TestTiming } from '../../twilio/support/trust-hubs.js';

const schema = buildGraphQLSchema();

/** A sandbox with the customer profiles of the reference query, and gateways over it. */
export interface ReadingWorld {
  readonly sandbox: Sandbox;
  readonly factory: TrustHubFactory;
  readonly timing: TestTiming;
  /** The SIDs of the profiles. */
  readonly profiles: readonly string[];
  open(scope?: Partial<TrustHubScope>): TrustHub;
  /** Another process, as it were: it knows nothing yet. */
  another(options?: Partial<TrustHubFactoryOptions>): TrustHubFactory;
  run(source: string, trustHub?: TrustHub, variables?: Readonly<Record<string, unknown>>): Promise<ExecutionResult>;
  /** The requests since the last look, as `GET /v1/EndUsers`, with SIDs cut down to their prefix. */
  calls(): readonly string[];
  close(): Promise<void>;
}

export async function startReadingWorld(
  options: SandboxOptions = {},
  contents: object = referenceContents(),
): Promise<ReadingWorld> {
  // No primary profile: the first page of profiles is then those twenty.
  const account = { sid: SANDBOX_ACCOUNT_SID, authToken: 'token', primaryIdentity: null, phoneNumbers: 5 };
  const sandbox = await startSandbox({ accounts: [account], ...options });
  const credentials = { accountSid: sandbox.accountSid, authToken: sandbox.authToken };
  const factories: TrustHubFactory[] = [];
  const another = (more: Partial<TrustHubFactoryOptions> = {}) => {
    // Time enough for a busy machine: a call that is tried again would be counted twice.
    const made = factoryFor(sandbox.url, { credentials, accountConcurrency: 100, timeoutMs: 60_000, ...more });
    factories.push(made.factory);
    return made;
  };
  const profiles = await furnish(sandbox, another().factory, contents);
  const { factory, timing } = another();
  const open = (scope: Partial<TrustHubScope> = {}) => factory.open(sandbox.accountSid, { cached: true, ...scope });
  sandbox.control.clearJournal();
  return {
    sandbox,
    factory,
    timing,
    profiles,
    open,
    another: (more) => another(more).factory,
    run: (source, trustHub = open(), variables = {}) => execute(source, trustHub, variables),
    calls: () => {
      const seen = sandbox.control.journal().map(({ method, path }) => `${method} ${shortened(path)}`);
      sandbox.control.clearJournal();
      return seen;
    },
    close: async () => {
      await Promise.all(factories.map((one) => one.close()));
      await sandbox.close();
    },
  };
}

async function execute(source: string, trustHub: TrustHub, variableValues: Readonly<Record<string, unknown>>) {
  const contextValue: Partial<ResolverContext> = {
    account: { sid: trustHub.accountSid, sandbox: true },
    trustHub,
    requestId: 'test',
    signal: new AbortController().signal,
  };
  return graphql({ schema, source, contextValue, variableValues });
}

const shortened = (path: string) => path.replaceAll(/([A-Z]{2})[0-9a-f]{32}/g, '$1');

/** Each profile has three end users and a document of its own, three numbers, and a first evaluation. */
async function furnish(sandbox: Sandbox, factory: TrustHubFactory, contents: object): Promise<readonly string[]> {
  const references = sandbox.control.seed(contents);
  const profiles = Array.from({ length: PROFILES }, (_, index) => references[`profile-${index}`] ?? '').filter(Boolean);
  const { evaluations } = factory.open(sandbox.accountSid, { cached: false });
  await Promise.all(profiles.map((sid) => evaluations.create({ kind: 'CustomerProfile', sid }, SECONDARY)));
  return profiles;
}
