import { createClient, type Client } from 'graphql-ws';
import WebSocket from 'ws';

/** An answer of GraphQL over HTTP. */
export interface GraphQLAnswer<Data = Record<string, unknown>> {
  readonly status: number;
  readonly extensions?: Readonly<Record<string, unknown>>;
  readonly data?: Data | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
}

/** The door that tests go through: real HTTP, and graphql-ws for subscriptions. */
export class GraphQLOverHttp {
  constructor(
    readonly graphqlUrl: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  async execute<Data>(
    query: string,
    variables: Readonly<Record<string, unknown>> = {},
    headers: Readonly<Record<string, string>> = {},
    operationName?: string,
  ): Promise<GraphQLAnswer<Data>> {
    const response = await fetch(this.graphqlUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.headers, ...headers },
      body: JSON.stringify({ query, variables, operationName }),
    });
    return { status: response.status, ...((await response.json()) as Omit<GraphQLAnswer<Data>, 'status'>) };
  }

  /** The data of an answer without errors; with errors the test fails and shows them all. */
  async data<Data>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> {
    const answer = await this.execute<Data>(query, variables);
    if (answer.errors !== undefined || answer.data == null) {
      throw new Error(`GraphQL answered ${answer.status}: ${JSON.stringify(answer.errors, null, 2)}\n${query}`);
    }
    return answer.data;
  }

  /** A subscription's events, one after another; ends when the server ends it. */
  async *subscribe<Data>(
    query: string,
    variables: Record<string, unknown> = {},
    operationName?: string,
  ): AsyncGenerator<Data> {
    const client: Client = createClient({
      url: this.graphqlUrl.replace('http', 'ws'),
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      connectionParams: this.headers,
    });
    try {
      for await (const event of client.iterate<Data>({ query, variables, operationName })) {
        if (event.errors !== undefined) throw new Error(JSON.stringify(event.errors));
        if (event.data != null) yield event.data;
      }
    } finally {
      await client.dispose();
    }
  }
}
