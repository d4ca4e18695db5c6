import { onboardKind, inputFor } from '../../support/onboarding-kinds.js';
import type { GraphQLOverHttp } from '../../support/graphql.js';
import type { Target } from './target.js';

/** What the neighbour has, by every name that an attacker may have learnt of. */
export interface Belongings {
  readonly profile: string;
  readonly profileId: string;
  readonly number: string;
  readonly endUser: string;
  readonly runId: string;
  readonly runKey: string;
  readonly batchId: string;
  readonly cursor: string;
}

/** Makes the neighbour a run, a batch, an end user and a list with a next page. */
export async function makeBelongings(neighbour: GraphQLOverHttp, target: Target): Promise<Belongings> {
  const { profile, numbers } = target.neighbour;
  const kind = 'SECONDARY_CUSTOMER_PROFILE';
  const input = inputFor(kind, numbers.slice(2, 4), { secondary: (good) => good });
  const { onboarding, userErrors } = await onboardKind(neighbour, kind, { ...input, wait: 'NOT_AT_ALL' });
  if (onboarding === null) throw new Error(JSON.stringify(userErrors));
  const item = inputFor(kind, numbers.slice(4, 6), { secondary: (good) => good });
  const made = await neighbour.data<{
    onboardMany: { batch: { id: string } | null; userErrors: readonly object[] };
    createEndUser: { endUser: { sid: string } };
  }>(
    `mutation ($input: OnboardManyInput!) {
      onboardMany(input: $input) { batch { id } userErrors { code message path } }
      createEndUser(input: { type: "cnam_information", friendlyName: "neighbour-canary", attributes: {} }) { endUser { sid } }
    }`,
    { input: { idempotencyKey: 'neighbours-batch', items: { secondaryCustomerProfiles: [item] } } },
  );
  if (made.onboardMany.batch === null) throw new Error(JSON.stringify(made.onboardMany.userErrors));
  const read = await neighbour.data<{
    customerProfile: { id: string };
    trustProducts: { pageInfo: { endCursor: string } };
  }>('query ($sid: Sid!) { customerProfile(sid: $sid) { id } trustProducts(first: 2) { pageInfo { endCursor } } }', {
    sid: profile,
  });
  return {
    ...{ profile, number: numbers[1] ?? '', endUser: made.createEndUser.endUser.sid },
    ...{ runId: onboarding.id, runKey: String(input['idempotencyKey']) },
    ...{ batchId: made.onboardMany.batch.id, cursor: read.trustProducts.pageInfo.endCursor },
    profileId: read.customerProfile.id,
  };
}
