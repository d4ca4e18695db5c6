import { createClient } from 'graphql-sse';
import { errorIn, type GraphQLAnswer } from './answer.js';
import { TrustHubError } from './errors.js';
import { backOff, retryAfterSeconds } from './retry.js';
import { lost, RECONNECTS, type Sink, type SubscriptionRequest, type Way, type WaySettings } from './way.js';

/** Each subscription has a stream of its own, which browsers limit to about six over HTTP/1.1. */
export class EventStreamWay implements Way {
  constructor(private readonly settings: WaySettings) {}

  subscribe(request: SubscriptionRequest, sink: Sink): () => void {
    const { settings } = this;
    const { url, retries } = settings;
    let refusal: TrustHubError | undefined;
    let wasConnected = false;
    const client = createClient({
      url,
      headers: () => settings.headersOf(),
      retryAttempts: RECONNECTS,
      fetchFn: async (...sent: Parameters<typeof globalThis.fetch>) => {
        const response = await settings.fetch(...sent);
        refusal = response.ok ? undefined : await refusalIn(response);
        return response;
      },
      retry: async (retried) => {
        // The library tries again after each answer that is no stream, also where that can't help.
        if (refusal !== undefined && !refusal.retryable) throw refusal;
        if (!wasConnected && retried >= retries) throw refusal ?? lost(url, undefined);
        const asked = (refusal?.retryAfterSeconds ?? 0) * 1_000;
        await new Promise((resolve) => setTimeout(resolve, asked + backOff(retried)));
      },
      on: {
        connecting: (again) => sink.state(again ? 'reconnecting' : 'connecting'),
        connected: () => {
          wasConnected = true;
          sink.state('connected');
        },
      },
    });
    return client.subscribe(request, {
      next: (answer) => sink.next(answer as GraphQLAnswer),
      complete: () => sink.complete(),
      error: (error) => sink.error(error instanceof TrustHubError ? error : (refusal ?? lost(url, error))),
    });
  }
}

/** What an answer that is no stream says; undefined where it is not the server's, but maybe a proxy's. */
async function refusalIn(response: Response): Promise<TrustHubError | undefined> {
  const answer = (await response.json().catch(() => ({}))) as GraphQLAnswer;
  if (!Array.isArray(answer.errors)) return undefined;
  return errorIn(answer, {
    repeatable: true,
    httpStatus: response.status,
    requestId: response.headers.get('x-request-id') ?? undefined,
    retryAfterSeconds: retryAfterSeconds(response.headers.get('retry-after')),
  });
}
