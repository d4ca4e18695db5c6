import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { numberDispenser, onboard, until, voiceIntegrityInput } from '../support/onboarding.js';
import { dataDirectory, freePort, ServerProcess } from '../support/server-process.js';
import { smokePackage } from './package.js';

/*
 * `npm run smoke`: whether the built server works at all, as it is started by `npm start`: a new database, a query, an
 * onboarding to its end, and an orderly stop; then the package, as a user installs it. `--node PATH` runs it on another Node.js;
 * `--server-only` leaves the package out.
 */

const { values } = parseArgs({
  options: {
    node: { type: 'string', default: process.execPath },
    'server-only': { type: 'boolean', default: false },
  },
});
const PROGRAM = ['bin/trusthub-graphql.cjs', 'start'];
interface Policies {
  readonly policies: { readonly nodes: readonly object[] };
}

/** @throws Error with the first thing that is not as it should be */
async function smoke(): Promise<string> {
  const version = versionOf(values.node);
  const environment = { DATA_DIR: dataDirectory() };
  const server = new ServerProcess(await freePort(), environment, {}, undefined, PROGRAM, values.node);
  const begun = performance.now();
  try {
    await server.start();
    const { policies } = await server.data<Policies>('{ policies(first: 20) { nodes { sid } } }');
    const startMs = Math.round(performance.now() - begun);
    require(policies.nodes.length > 0, 'The sandbox has no policies.');
    const numbers = await numberDispenser(server)(2);
    const { onboarding, userErrors } = await onboard(server, voiceIntegrityInput(numbers));
    require(onboarding !== null, JSON.stringify(userErrors));
    const { status } = await until(server, onboarding?.id ?? '', 'COMPLETED', 'FAILED', 'ACTION_REQUIRED', 'CANCELLED');
    require(status === 'COMPLETED', `The onboarding is ${status}.`);
    const code = await server.kill('SIGTERM');
    require(code === 0, `The server ended with ${code}.`);
    return `Node.js ${version}: first answer after ${startMs} ms, one onboarding completed, stopped in order.`;
  } catch (error) {
    console.error(server.output);
    throw error;
  } finally {
    await server.kill('SIGTERM'); // A killed one leaves its PostgreSQL running.
  }
}

/** @throws Error where there is no Node.js that runs here */
function versionOf(node: string): string {
  try {
    return execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
  } catch {
    throw new Error(`${node} can't be run. Give --node the path of a Node.js of this machine.`);
  }
}

function require(isTrue: boolean, otherwise: string): void {
  if (!isTrue) throw new Error(otherwise);
}

try {
  console.log(await smoke());
  if (!values['server-only']) console.log(await smokePackage(values.node));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
