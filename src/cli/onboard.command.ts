import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { parse, YAMLParseError } from 'yaml';
import { AT_REST, follow } from './follow.js';
import { textOf } from '../import/text.js';
import { ClientError, type GraphQLClient } from './graphql-client.js';
import type { KindNames } from '../import/kinds.js';
import { clientOf, type ServerOptions } from './server-options.js';
import { act, EXIT, printJson, printLine, printTable, type ExitCode } from './terminal.js';

export interface OnboardOptions extends ServerOptions {
  readonly file: string;
  readonly plan?: true;
  readonly watch?: true;
}

interface Plan {
  readonly callCount: number;
  readonly waveCount: number;
  readonly steps: readonly { readonly wave: number; readonly title: string }[];
  readonly warnings: readonly { readonly field: string; readonly message: string }[];
}
interface UserError {
  readonly path: readonly string[] | null;
  readonly message: string;
}

/** Its review may take days: the command need not wait for it. */
const SUBMITTED: ReadonlySet<string> = new Set([...AT_REST, 'WAITING_FOR_REVIEW']);

/** Onboards the customer in a file, or shows what that would do. */
export function runOnboard(kind: KindNames, options: OnboardOptions): Promise<void> {
  return act(async (signal) => {
    const input = await inputOf(options.file);
    const client = clientOf(options);
    return options.plan === true ? plan(client, kind, input, options) : onboard(client, kind, input, options, signal);
  });
}

/** @throws ClientError, ImportError for what is no JSON or YAML object, or no UTF-8 */
async function inputOf(file: string): Promise<object> {
  const bytes = file === '-' ? await buffer(process.stdin) : await readFile(file);
  const text = textOf(file === '-' ? 'Standard input' : file, bytes, 'Save it as UTF-8.');
  try {
    // JSON is YAML too.
    const input: unknown = parse(text);
    if (typeof input === 'object' && input !== null && !Array.isArray(input)) return input;
  } catch (error) {
    if (error instanceof YAMLParseError) throw new ClientError(`${file} is neither JSON nor YAML: ${error.message}`);
    throw error;
  }
  throw new ClientError(
    `${file} must hold the input of one onboarding: an object with idempotencyKey, customerProfile and so on.`,
  );
}

async function plan(client: GraphQLClient, kind: KindNames, input: object, options: OnboardOptions): Promise<ExitCode> {
  const query = `query PlanOnboarding($input: ${kind.inputType}!) { plan: ${kind.plan}(input: $input) {
    callCount waveCount steps { wave title } warnings { field message } } }`;
  const { plan: planned } = await client.execute<{ readonly plan: Plan }>(query, { input });
  if (options.json === true) {
    printJson(planned);
    return EXIT.DONE;
  }
  printTable(
    ['wave', 'step'],
    planned.steps.map(({ wave, title }) => [String(wave), title]),
  );
  for (const { field, message } of planned.warnings) printLine(`Warning, ${field}: ${message}`, process.stderr);
  printLine(`${planned.callCount} requests to Twilio, in ${planned.waveCount} rounds that follow one another.`);
  return EXIT.DONE;
}

async function onboard(
  client: GraphQLClient,
  kind: KindNames,
  input: object,
  { watch, json }: OnboardOptions,
  signal: AbortSignal,
): Promise<ExitCode> {
  const mutation = `mutation Onboard($input: ${kind.inputType}!) { started: ${kind.mutation}(input: $input) {
    onboarding { id idempotencyKey } userErrors { path message } } }`;
  type Answer = {
    readonly started: {
      readonly onboarding: { readonly id: string; readonly idempotencyKey: string } | null;
      readonly userErrors: readonly UserError[];
    };
  };
  const { started } = await client.execute<Answer>(mutation, { input: { ...input, wait: 'NOT_AT_ALL' } }, signal);
  if (started.onboarding === null) {
    if (json === true) printJson({ userErrors: started.userErrors });
    throw new ClientError(
      started.userErrors.map(({ path, message }) => `${path?.join('.') ?? 'input'}: ${message}`).join('\n'),
    );
  }
  const { id, idempotencyKey } = started.onboarding;
  const until = watch === true ? AT_REST : SUBMITTED;
  const stream = json === true ? process.stderr : process.stdout;
  const last = await follow(client, id, { stream, until, signal });
  if (json === true) printJson({ id, ...last });
  else {
    printLine(`${last.status}. Its id: ${id}`);
    if (last.status === 'WAITING_FOR_REVIEW')
      printLine(`Goes on by itself. To follow it: status ${idempotencyKey} --watch`);
  }
  if (last.failure !== null)
    printLine(`${last.failure.message} ${last.failure.nextAction ?? ''}`.trim(), process.stderr);
  return last.status === 'COMPLETED' || last.status === 'WAITING_FOR_REVIEW' ? EXIT.DONE : EXIT.INCOMPLETE;
}
