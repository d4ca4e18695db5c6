import twilio from 'twilio';
import { RequestClient } from 'twilio';
import type { Client } from '../support/twilio-client.js';

/** One request of the real client, and its answer. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly contentType: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly status: number;
  readonly body: unknown;
}

/** The real client's own HTTP, sent to a sandbox, with everything that crosses the wire written down. */
class RecordingClient extends RequestClient {
  readonly exchanges: Exchange[] = [];

  constructor(private readonly url: string) {
    super();
  }

  override async request<T>(
    options: Parameters<RequestClient['request']>[0],
  ): Promise<Awaited<ReturnType<RequestClient['request']>> & T> {
    const uri = options.uri.replace(/^https:\/\/(trusthub|api|accounts)\.twilio\.com/, this.url);
    const asked = new URL(uri);
    const answer = await super.request({ ...options, uri });
    const body: unknown = typeof answer.body === 'string' && answer.body !== '' ? JSON.parse(answer.body) : answer.body;
    this.exchanges.push({
      method: options.method.toUpperCase(),
      path: asked.pathname,
      query: { ...Object.fromEntries(asked.searchParams), ...sent(options.params) },
      contentType: String(options.headers?.['Content-Type'] ?? ''),
      data: sent(options.data as object | undefined),
      status: answer.statusCode,
      body,
    });
    return answer as Awaited<ReturnType<RequestClient['request']>> & T;
  }
}

/** What is not undefined, which is never sent. */
function sent(values: object | undefined): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values ?? {}).filter(([, value]) => value !== undefined));
}

/** The official client with its exchanges. */
export function recordingClient(
  url: string,
  user: string,
  password: string,
): { client: Client; exchanges: Exchange[] } {
  const httpClient = new RecordingClient(url);
  return { client: twilio(user, password, { httpClient }), exchanges: httpClient.exchanges };
}
