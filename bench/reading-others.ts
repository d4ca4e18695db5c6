import { fileURLToPath } from 'node:url';
import { SANDBOX_ACCOUNT_SID, SANDBOX_AUTH_TOKEN } from '../src/sandbox/index.js';
import { installPackages, startProgram } from './contenders.js';
import { Stage } from './processes.js';
import { type Profile, readWithMesh, readWithOpenApiToGraphql, readWithOurs } from './readers.js';
import { furnish, UNLIMITED } from './reference.js';
import { machine, median, printTable, whole } from './tables.js';
import { atOnce, inSequence, readWithTwilio } from './twilio-package.js';

/*
 * The same data by the twilio package and by gateways made from Twilio's OpenAPI description, beside ours: one upstream
 * in a process of its own, one reader after another in each round, answers compared before.
 */

const GATEWAYS = fileURLToPath(new URL('gateways', import.meta.url));
const ROUNDS = 10;
const WARM_UP = 2;

interface Reader {
  readonly name: string;
  /** Requests of the client, one after another; the twilio package is itself the client. */
  readonly roundTrips: string;
  /** It takes so long that it is not repeated. */
  readonly once?: boolean;
  read(): Promise<readonly Profile[]>;
}

export async function compareReaders(latencyMs: number): Promise<void> {
  installPackages(GATEWAYS);
  const stops: (() => unknown)[] = [];
  try {
    const stage = await Stage.start(latencyMs, { ...UNLIMITED, ACCOUNT_CONCURRENCY: '100' });
    stops.push(() => stage.stop());
    await furnish(stage);
    const readers = await readersOn(stage, stops);
    const taken = new Map<Reader, number[]>(readers.map((reader) => [reader, []]));
    const requests = new Map<Reader, number>();
    let expected = '';
    for (const reader of readers) {
      const count = await stage.requestsDuring(async () => {
        const answer = JSON.stringify(await timed(reader, taken));
        if (expected === '') expected = answer;
        if (answer !== expected) throw new Error(`${reader.name} reads something else: ${answer.slice(0, 1_000)}`);
      });
      requests.set(reader, count);
    }
    for (let round = 1; round < WARM_UP + ROUNDS; round += 1) {
      for (const reader of readers.filter(({ once }) => !once)) await timed(reader, taken);
    }
    const rows = readers.map((reader) => {
      const times = taken.get(reader)!.slice(reader.once ? 0 : WARM_UP);
      const figures = [median(times), Math.min(...times), Math.max(...times)].map((ms) => `${whole(ms)} ms`);
      return [reader.name, String(requests.get(reader)), reader.roundTrips, ...figures];
    });
    console.log(`\n${machine()}. Twilio answers after ${latencyMs} ms; medians of ${ROUNDS}, in sequence once.`);
    const columns = ['who', 'requests to Twilio', 'client round trips', 'median', 'best', 'worst'];
    printTable('The reference query by others', columns, rows);
  } finally {
    for (const stop of stops) await stop();
  }
}

async function readersOn(stage: Stage, stops: (() => unknown)[]): Promise<readonly Reader[]> {
  const { sandboxUrl, serverUrl } = stage;
  const authorization = `Basic ${Buffer.from(`${SANDBOX_ACCOUNT_SID}:${SANDBOX_AUTH_TOKEN}`).toString('base64')}`;
  const gateway = async (name: string, program: string) => {
    const args = [`${GATEWAYS}/${program}`, sandboxUrl, authorization];
    return { name, headers: {}, url: (await startProgram(name, args, {}, stops)).url };
  };
  const openApi = await gateway('openapi-to-graphql', 'openapi-to-graphql.js');
  const mesh = await gateway('GraphQL Mesh and Hive gateway', 'mesh.js');
  const headers = { ...stage.headers, 'cache-control': 'no-cache' };
  const own = { name: 'ours, no-cache', url: `${serverUrl}/graphql`, headers };
  const twilio = 'the twilio package';
  return [
    { name: own.name, roundTrips: '1', read: () => readWithOurs(own) },
    { name: mesh.name, roundTrips: '1', read: () => readWithMesh(mesh) },
    { name: openApi.name, roundTrips: '3', read: () => readWithOpenApiToGraphql(openApi, SANDBOX_ACCOUNT_SID) },
    { name: `${twilio}, at once`, roundTrips: '-', read: () => readWithTwilio(sandboxUrl, atOnce) },
    { name: `${twilio}, in sequence`, roundTrips: '-', once: true, read: () => readWithTwilio(sandboxUrl, inSequence) },
  ];
}

async function timed(reader: Reader, taken: ReadonlyMap<Reader, number[]>): Promise<readonly Profile[]> {
  const started = performance.now();
  const answer = await reader.read();
  taken.get(reader)!.push(performance.now() - started);
  return answer;
}
