/*
 * urql: pages of customers, the two channels of errors, and an onboarding that is followed by server-sent events, for
 * which urql needs no other package.
 */
import { cacheExchange, Client, fetchExchange } from '@urql/core';
import { onEnd, pipe, subscribe } from 'wonka';
import {
  CancelOnboardingDocument,
  CustomersDocument,
  OnboardingsDocument,
  OnboardingUpdatedDocument,
  type CancelOnboardingMutation,
  type CancelOnboardingMutationVariables,
  type CustomersQuery,
  type CustomersQueryVariables,
  type OnboardingsQuery,
  type OnboardingUpdatedSubscription,
  type OnboardingUpdatedSubscriptionVariables,
} from 'trusthub-graphql/client';

const client = new Client({
  url: process.argv[2] ?? 'http://127.0.0.1:4000/graphql',
  // Called for each request, so that a token may be fresh.
  fetchOptions: () => ({ headers: { authorization: `Bearer ${process.env['TRUSTHUB_KEY']}` } }),
  // Its default for short queries is GET, which this server takes only from clients that send a header of their own.
  preferGetMethod: false,
  fetchSubscriptions: true,
  exchanges: [cacheExchange, fetchExchange],
});

/** The documents of `trusthub-graphql/client` are texts, which urql takes as they are. */
async function showCustomers(): Promise<void> {
  let after: string | null | undefined;
  do {
    const variables = { first: 2, after };
    const { data, error } = await client.query<CustomersQuery, CustomersQueryVariables>(CustomersDocument, variables);
    if (data === undefined) throw error ?? new Error('no data');
    const { nodes, pageInfo } = data.customers;
    console.log(`a page of ${nodes.length} customers`);
    after = pageInfo.hasNextPage ? pageInfo.endCursor : undefined;
  } while (after != null);
}

/** What a person can correct is in the payload; `error` is everything else. */
async function cancel(id: string): Promise<void> {
  const { data, error } = await client.mutation<CancelOnboardingMutation, CancelOnboardingMutationVariables>(
    CancelOnboardingDocument,
    { input: { id } },
  );
  for (const { code } of data?.cancelOnboarding.userErrors ?? []) console.log(`not cancelled: ${code}`);
  for (const { extensions } of error?.graphQLErrors ?? []) console.log(`no answer: ${String(extensions['code'])}`);
}

async function followNewestOnboarding(): Promise<void> {
  const { data } = await client.query<OnboardingsQuery>(OnboardingsDocument, { first: 1 });
  const id = data?.onboardings.nodes[0]?.id ?? '';
  let status: string | undefined;
  await new Promise<void>((ended) => {
    pipe(
      client.subscription<OnboardingUpdatedSubscription, OnboardingUpdatedSubscriptionVariables>(
        OnboardingUpdatedDocument,
        { id },
      ),
      onEnd(ended),
      subscribe((event) => {
        status = event.data?.onboardingUpdated.status;
      }),
    );
  });
  console.log(`newest onboarding: ${status}`);
}

await showCustomers();
await cancel('bm90aGluZw==');
await followNewestOnboarding();
