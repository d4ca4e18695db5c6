/*
 * Apollo Client: pages of customers that grow in its cache, and an onboarding that a subscription keeps current there.
 */
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache, type TypedDocumentNode } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { relayStylePagination } from '@apollo/client/utilities';
import { OperationTypeNode } from 'graphql';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import {
  OnboardingsDocument,
  OnboardingUpdatedDocument,
  type OnboardingsQuery,
  type OnboardingUpdatedSubscription,
  type OnboardingUpdatedSubscriptionVariables,
} from 'trusthub-graphql/client';

const url = process.argv[2] ?? 'http://127.0.0.1:4000/graphql';
const headers = { authorization: `Bearer ${process.env['TRUSTHUB_KEY']}` };

const socket = createClient({
  url: url.replace('http', 'ws'),
  connectionParams: headers,
  webSocketImpl: WebSocket, // Browsers have one, and so has Node.js from version 22 on.
});

const client = new ApolloClient({
  link: ApolloLink.split(
    ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
    new GraphQLWsLink(socket),
    new HttpLink({ uri: url, headers }),
  ),
  cache: new InMemoryCache({
    // Every thing has an `id` of its own over all types and accounts, by which Apollo finds it in its cache.
    possibleTypes: { Bundle: ['CustomerProfile', 'TrustProduct'] },
    typePolicies: {
      // Pages of one search are one list.
      Query: { fields: { customers: relayStylePagination(['search', 'filter', 'orderBy']) } },
    },
  }),
});

interface CustomerPage {
  readonly customers: {
    readonly totalCount: number;
    readonly edges: readonly { readonly node: { readonly id: string; readonly name: string } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}
const CUSTOMERS: TypedDocumentNode<CustomerPage, { after?: string | null }> = gql`
  query ($after: String) {
    customers(first: 2, after: $after) {
      totalCount
      edges {
        cursor
        node {
          id
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

/** Takes page after page, as for a person who scrolls; what a page shows is the list in the cache. */
async function showCustomers(): Promise<void> {
  const customers = client.watchQuery({ query: CUSTOMERS });
  const shown = (): void =>
    console.log(`customers shown: ${client.readQuery({ query: CUSTOMERS })?.customers.edges.length}`);
  let { data } = await client.query({ query: CUSTOMERS });
  shown();
  while (data?.customers.pageInfo.hasNextPage === true) {
    ({ data } = await customers.fetchMore({ variables: { after: data.customers.pageInfo.endCursor } }));
    shown();
  }
}

/** The documents of `trusthub-graphql/client` are texts, and `gql` parses them. */
const ONBOARDINGS = gql(OnboardingsDocument) as TypedDocumentNode<OnboardingsQuery>;
const UPDATED = gql(OnboardingUpdatedDocument) as TypedDocumentNode<
  OnboardingUpdatedSubscription,
  OnboardingUpdatedSubscriptionVariables
>;

/** The list is asked for once. The subscription's events change it, because both hold the same onboarding. */
async function showNewestOnboarding(): Promise<void> {
  const { data } = await client.query({ query: ONBOARDINGS });
  const id = data?.onboardings.nodes[0]?.id;
  if (id === undefined) return console.log('no onboardings');
  const updates = client.subscribe({ query: UPDATED, variables: { id } });
  await new Promise<void>((resolve, reject) => updates.subscribe({ complete: resolve, error: reject }));
  const now = client.readQuery({ query: ONBOARDINGS });
  console.log(`newest onboarding, from the cache: ${now?.onboardings.nodes[0]?.status}`);
}

await showCustomers();
await showNewestOnboarding();
client.stop();
await socket.dispose();
