import { setTimeout as delay } from 'node:timers/promises';
import { exampleCustomer } from '../domain/example-customer.js';
import {
  ACCOUNT,
  GRAPH,
  NUMBERS,
  ONBOARD,
  type AccountAnswer,
  type Graph,
  type GraphAnswer,
  type NumbersAnswer,
  type OnboardAnswer,
  type RunState,
} from './demo.operations.js';
import { startDemoServer, type DemoServer } from './demo.server.js';
import { AT_REST, follow } from './follow.js';
import { drawGraph } from './graph-tree.js';
import { ClientError, GraphQLClient } from './graphql-client.js';
import { onStopSignal } from './signals.js';

export interface DemoOptions {
  readonly json?: true;
  readonly dataDir?: string;
  readonly reviewDelay: number;
  readonly latency: number;
  readonly url?: string;
  readonly key?: string;
  readonly apiKey?: string;
  readonly force?: true;
}

/** Two are enough to show a list. */
const WANTED_NUMBERS = 2;

/** Runs the demo; the exit code is 0 only for a run that was completed. */
export async function runDemo(options: DemoOptions): Promise<void> {
  const stopped = new AbortController();
  process.exitCode = 1;
  onStopSignal((exitCode) => {
    process.exitCode = exitCode;
    stopped.abort();
  });
  let server: DemoServer | undefined;
  try {
    const say = (line: string): void =>
      void (options.json === true ? process.stderr : process.stdout).write(`${line}\n`);
    if (options.url === undefined) {
      say('Starting a server with the sandbox and the embedded PostgreSQL ...');
      server = await startDemoServer(options);
    }
    const client = new GraphQLClient(options.url ?? server?.graphqlUrl ?? '', options.key ?? options.apiKey);
    say(`Server: ${client.url}\n`);
    if (await demonstrate(client, options, stopped.signal)) process.exitCode = 0;
  } catch (error) {
    if (!stopped.signal.aborted) console.error(error instanceof Error ? error.message : 'The demo failed.');
  } finally {
    await server?.close();
    // What a library left open (a timer, a socket) must not keep the process.
    void delay(1_000, undefined, { ref: false }).then(() => process.exit());
  }
}

async function demonstrate(client: GraphQLClient, options: DemoOptions, signal: AbortSignal): Promise<boolean> {
  const numbers = await freeNumbers(client, options, signal);
  const started = Date.now();
  const { onboardVoiceIntegrity: payload } = await client.execute<OnboardAnswer>(
    ONBOARD,
    // The demo watches the run, so the mutation need not wait for anything.
    { input: { ...exampleCustomer(`demo-${started.toString(36)}`, numbers), wait: 'NOT_AT_ALL' } },
    signal,
  );
  if (payload.onboarding === null) {
    const findings = payload.userErrors.map(({ path, message }) => `${path?.join('.') ?? 'input'}: ${message}`);
    throw new ClientError(findings.join('\n'));
  }
  const { id } = payload.onboarding;
  const stream = options.json === true ? process.stderr : process.stdout;
  const last = await follow(client, id, { stream, until: AT_REST, signal });
  const elapsedMs = Date.now() - started;
  const { onboarding: graph } = await client.execute<GraphAnswer>(GRAPH, { id }, signal);
  if (graph === null) throw new ClientError('The server does not know the onboarding any more.');
  report(graph, last, elapsedMs, options.json === true);
  return last.status === 'COMPLETED';
}

/**
 * Numbers of the account that are on no profile yet, as a number can be on one only: page by page until there are
 * enough.
 */
async function freeNumbers(client: GraphQLClient, options: DemoOptions, signal: AbortSignal): Promise<string[]> {
  const { account } = await client.execute<AccountAnswer>(ACCOUNT, {}, signal);
  if (!account.sandbox && options.force !== true) {
    throw new ClientError(
      `That server does not work on its own sandbox, but on the account ${account.sid}: the demo would create a made-up customer there. If that is what you want, add --force.`,
    );
  }
  const free: string[] = [];
  for (let after: string | null = null, goOn = true; goOn;) {
    const answer: NumbersAnswer = await client.execute<NumbersAnswer>(NUMBERS, { after }, signal);
    const { nodes, pageInfo } = answer.incomingPhoneNumbers;
    free.push(...nodes.flatMap(({ sid, customerProfile }) => (customerProfile === null ? [sid] : [])));
    after = pageInfo.endCursor;
    goOn = free.length < WANTED_NUMBERS && pageInfo.hasNextPage;
  }
  if (free.length === 0) throw new ClientError('Every phone number of the account is on a customer profile already.');
  return free.slice(0, WANTED_NUMBERS);
}

function report(graph: Graph, last: RunState, elapsedMs: number, json: boolean): void {
  if (json) {
    process.stdout.write(`${JSON.stringify({ ...graph, elapsedMs }, null, 2)}\n`);
  } else {
    process.stdout.write(`\n${drawGraph(graph)}\n`);
    const { completed, total } = last.progress;
    process.stdout.write(`${last.status}: ${completed} of ${total} steps in ${(elapsedMs / 1_000).toFixed(1)} s\n`);
  }
  if (last.failure !== null) console.error(`${last.failure.message} ${last.failure.nextAction ?? ''}`.trim());
}
