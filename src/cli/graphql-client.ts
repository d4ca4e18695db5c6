import { setTimeout as delay } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { inPlainWords } from '../import/plain-words.js';

/** What went wrong between the command line and a server, in words for a person at a terminal. */
export class ClientError extends Error {
  override readonly name: string = 'ClientError';
}

/** Nobody knows what became of the request. */
export class UnreachableError extends ClientError {
  override readonly name = 'UnreachableError';
}

/** A wrong command line, where only the command itself can see that it is wrong. */
export class UsageError extends ClientError {
  override readonly name = 'UsageError';
}

interface AnswerError {
  readonly message: string;
  readonly extensions?: { readonly path?: readonly (string | number)[] };
}

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly AnswerError[];
}

/** No answer of the server takes longer: its mutations don't wait. */
const ANSWER_MS = 60_000;
/** Too much at once: of this caller, or of all. */
const BUSY: ReadonlySet<number> = new Set([429, 503]);

/** Speaks GraphQL with a server as any program elsewhere would: JSON over HTTP, and graphql-ws for subscriptions. */
export class GraphQLClient {
  readonly url: string;
  private readonly headers: Readonly<Record<string, string>>;

  /** @throws UsageError for what is no http address */
  constructor(url: string, apiKey?: string, accountSid?: string) {
    const parsed = URL.canParse(url) ? new URL(url) : undefined;
    if (parsed === undefined || !/^https?:$/.test(parsed.protocol)) {
      throw new UsageError(`${url} is not the address of a server; give one such as http://127.0.0.1:4000.`);
    }
    if (parsed.pathname === '/') parsed.pathname = '/graphql';
    this.url = parsed.href;
    this.headers = {
      ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
      ...(accountSid !== undefined && { 'x-account-sid': accountSid }),
    };
  }

  /** @throws ClientError when the server doesn't answer, or answers with errors */
  async execute<Data>(query: string, variables: object = {}, signal?: AbortSignal): Promise<Data> {
    const answer = await this.post<Data>(JSON.stringify({ query, variables }), signal);
    if (answer.errors !== undefined || answer.data == null) throw refused(answer.errors);
    return answer.data;
  }

  /** A subscription's events until the server, or the consumer, ends it. Connects again when the connection breaks. */
  async *subscribe<Data>(query: string, variables: Record<string, unknown>): AsyncGenerator<Data, void, undefined> {
    const client = createClient({
      url: this.url.replace(/^http/, 'ws'),
      webSocketImpl: WebSocket,
      connectionParams: this.headers,
    });
    try {
      for await (const { data, errors } of client.iterate<Data>({ query, variables })) {
        if (errors !== undefined) throw refused(errors);
        if (data != null) yield data;
      }
    } catch (error) {
      // graphql-ws throws what the socket gave it: an event, not an Error, where the connection is lost for good.
      throw error instanceof Error ? error : new ClientError(`The subscription to ${this.url} was cut off.`);
    } finally {
      await client.dispose();
    }
  }

  /**
   * An export, as it comes.
   * @param name such as `customers.ndjson`
   * @throws ClientError when the server doesn't answer, or refuses
   */
  async export(name: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
    const address = new URL(this.url);
    address.pathname = address.pathname.replace(/graphql$/, `export/${name}`);
    const response = await fetch(address, { headers: this.headers, signal }).catch((error: unknown) => {
      throw signal.aborted ? error : this.unreachable();
    });
    if (response.ok && response.body !== null) return response.body;
    const answer = (await response.json().catch(() => ({}))) as Answer<never>;
    throw refused(answer.errors);
  }

  private unreachable(): UnreachableError {
    return new UnreachableError(
      `No server answers at ${this.url}. Start one with: trusthub-graphql start (in a clone: npm start)`,
    );
  }

  private async post<Data>(body: string, signal: AbortSignal | undefined): Promise<Answer<Data>> {
    const patience = AbortSignal.timeout(ANSWER_MS);
    const request = {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...this.headers },
      body,
      signal: signal === undefined ? patience : AbortSignal.any([patience, signal]),
    };
    try {
      for (;;) {
        const response = await fetch(this.url, request);
        const answer = (await response.json()) as Answer<Data>;
        const seconds = Number(response.headers.get('retry-after') ?? NaN);
        // It says when it will have time.
        if (!BUSY.has(response.status) || !(seconds * 1_000 <= ANSWER_MS)) return answer;
        await delay(seconds * 1_000, undefined, { signal: request.signal });
      }
    } catch (error) {
      if (signal?.aborted === true) throw error;
      if (error instanceof SyntaxError) throw new ClientError(`What answers at ${this.url} is no GraphQL server.`);
      if (!patience.aborted) throw this.unreachable();
      throw new ClientError(`The server at ${this.url} has had no time for this in ${ANSWER_MS / 1_000} seconds.`);
    }
  }
}

function refused(errors: Answer<unknown>['errors']): ClientError {
  const messages = errors?.map(sentenceOf).join('\n') ?? 'it answered without data';
  return new ClientError(`The server refused: ${messages}`);
}

/** `customerProfile.secondary.address: It is missing.` A command line has one variable or one input, which need not be named. */
function sentenceOf({ message, extensions }: AnswerError): string {
  const place = extensions?.path?.slice(1).join('.') ?? '';
  return place === '' ? inPlainWords(message) : `${place}: ${inPlainWords(message)}`;
}
