import { fromGlobalId } from '../domain/global-id.js';
import { AT_REST, follow } from './follow.js';
import { ClientError, type GraphQLClient } from './graphql-client.js';
import { stepLine } from './progress.js';
import { clientOf, type ServerOptions } from './server-options.js';
import { act, EXIT, printJson, printLine, type ExitCode } from './terminal.js';
import type { RunState } from './demo.operations.js';

export interface StatusOptions extends ServerOptions {
  readonly watch?: true;
}

const RUN = `id idempotencyKey kind status progress { completed total }
  steps { key title status resourceSid error { message } } failure { message nextAction }`;
const BY_ID = `query StatusById($id: ID!) { onboarding(id: $id) { ${RUN} } }`;
const BY_KEY = `query StatusByKey($key: String!) { onboarding: onboardingByKey(idempotencyKey: $key) { ${RUN} } }`;

const BATCH_FIELDS = 'id name kind total refused counts { status count }';
const BATCH = `query StatusOfBatch($id: ID!) { onboardingBatch(id: $id) { ${BATCH_FIELDS} } }`;
const BATCH_UPDATED = `subscription FollowBatch($id: ID!) { onboardingBatchUpdated(id: $id) { ${BATCH_FIELDS} } }`;

interface Run extends RunState {
  readonly id: string;
  readonly idempotencyKey: string;
  readonly kind: string;
}
interface Batch {
  readonly id: string;
  readonly name: string | null;
  readonly kind: string;
  readonly total: number;
  readonly refused: number;
  readonly counts: readonly { readonly status: string; readonly count: number }[];
}

/** Shows how far an onboarding or a batch is, by its id; an onboarding also by its idempotency key. */
export function runStatus(id: string, options: StatusOptions): Promise<void> {
  return act(async (signal) => {
    const client = clientOf(options);
    const type = fromGlobalId(id)?.type;
    if (type === 'OnboardingBatch') return batchStatus(client, id, options, signal);
    const answer =
      type === 'Onboarding'
        ? await client.execute<{ onboarding: Run | null }>(BY_ID, { id }, signal)
        : await client.execute<{ onboarding: Run | null }>(BY_KEY, { key: id }, signal);
    if (answer.onboarding === null) throw new ClientError(`No onboarding has the id or the key ${JSON.stringify(id)}.`);
    return onboardingStatus(client, answer.onboarding, options, signal);
  });
}

async function onboardingStatus(
  client: GraphQLClient,
  run: Run,
  { watch, json }: StatusOptions,
  signal: AbortSignal,
): Promise<ExitCode> {
  const stream = json === true ? process.stderr : process.stdout;
  const isFollowed = watch === true && !AT_REST.has(run.status);
  const last = isFollowed ? await follow(client, run.id, { stream, until: AT_REST, signal }) : run;
  if (json === true) printJson({ ...run, ...last });
  else {
    if (!isFollowed) for (const step of last.steps) if (step.status !== 'PENDING') printLine(stepLine(step));
    const { completed, total } = last.progress;
    printLine(`${run.kind} ${run.idempotencyKey}: ${last.status}, ${completed} of ${total} steps`);
  }
  if (last.failure !== null && json !== true)
    printLine(`${last.failure.message} ${last.failure.nextAction ?? ''}`.trim(), process.stderr);
  return last.status === 'ACTION_REQUIRED' || last.status === 'FAILED' ? EXIT.INCOMPLETE : EXIT.DONE;
}

async function batchStatus(
  client: GraphQLClient,
  id: string,
  { watch, json }: StatusOptions,
  signal: AbortSignal,
): Promise<ExitCode> {
  const { onboardingBatch } = await client.execute<{ onboardingBatch: Batch | null }>(BATCH, { id }, signal);
  if (onboardingBatch === null) throw new ClientError('No batch of this account has this id.');
  let batch = onboardingBatch;
  if (watch === true) {
    const events = client.subscribe<{ onboardingBatchUpdated: Batch }>(BATCH_UPDATED, { id });
    signal.addEventListener('abort', () => void events.return(undefined), { once: true });
    for await (const event of events) {
      batch = event.onboardingBatchUpdated;
      if (json !== true) printLine(countsOf(batch));
    }
  }
  if (json === true) printJson(batch);
  else if (watch !== true) printLine(countsOf(batch));
  const needPerson = batch.counts.some(({ status }) => status === 'ACTION_REQUIRED' || status === 'FAILED');
  return needPerson || batch.refused > 0 ? EXIT.INCOMPLETE : EXIT.DONE;
}

function countsOf({ total, refused, counts }: Batch): string {
  const parts = counts.map(({ status, count }) => `${count} ${status}`);
  return [`${total} rows`, ...parts, ...(refused > 0 ? [`${refused} refused`] : [])].join(', ');
}
