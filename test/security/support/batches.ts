import { inputFor, onboardKind } from '../../support/onboarding-kinds.js';
import { GraphQLOverHttp } from '../../support/graphql.js';
import { bearer, type Target } from './target.js';

const KIND = 'SECONDARY_CUSTOMER_PROFILE';

/** How far a batch was when the neighbour's run was submitted. */
export interface Progress {
  readonly size: number;
  readonly submitted: number;
}

const inputOfRow = (): Record<string, unknown> => {
  const { phoneNumberSids: _none, ...input } = inputFor(KIND, [], { secondary: (good) => good });
  return input;
};

/** Starts batches of the attacker, then a single run of the neighbour's, and waits for that one alone. */
export async function outrun(target: Target, batches: number, size: number): Promise<Progress> {
  const attacker = new GraphQLOverHttp(target.graphqlUrl, bearer(target.attacker.key));
  const neighbour = new GraphQLOverHttp(target.graphqlUrl, bearer(target.neighbour.key));
  const start = async (at: number): Promise<string> => {
    const input = {
      idempotencyKey: `attack-${at}`,
      items: { secondaryCustomerProfiles: Array.from({ length: size }, inputOfRow) },
    };
    const { onboardMany } = await attacker.data<{ onboardMany: { batch: { id: string } | null } }>(
      'mutation ($input: OnboardManyInput!) { onboardMany(input: $input) { batch { id } } }',
      { input },
    );
    return onboardMany.batch?.id ?? '';
  };
  const ids = await Promise.all(Array.from({ length: batches }, (_, at) => start(at)));
  // Answers when its review begins.
  const { onboarding, userErrors } = await onboardKind(neighbour, KIND, inputOfRow());
  if (onboarding === null) throw new Error(JSON.stringify(userErrors));
  const ended = await Promise.all(ids.map((id) => countOf(attacker, id)));
  return { size: batches * size, submitted: ended.reduce((sum, count) => sum + count, 0) };
}

/** How many of a batch have been submitted, or more. */
async function countOf(attacker: GraphQLOverHttp, id: string): Promise<number> {
  const { onboardingBatch } = await attacker.data<{
    onboardingBatch: { counts: readonly { status: string; count: number }[] };
  }>('query ($id: ID!) { onboardingBatch(id: $id) { counts { status count } } }', { id });
  return onboardingBatch.counts
    .filter(({ status }) => ['WAITING_FOR_REVIEW', 'COMPLETED'].includes(status))
    .reduce((sum, { count }) => sum + count, 0);
}
