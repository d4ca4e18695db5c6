import twilio from 'twilio';
import RequestClient from 'twilio/lib/base/RequestClient.js';

/** The real client's own HTTP, sent to a sandbox: only the origin changes. */
class RewritingClient extends RequestClient {
  constructor(private readonly url: string) {
    super();
  }

  override request<T>(
    options: Parameters<RequestClient['request']>[0],
  ): ReturnType<RequestClient['request']> & Promise<T> {
    const uri = options.uri.replace(/^https:\/\/(trusthub|api|accounts)\.twilio\.com/, this.url);
    return super.request({ ...options, uri }) as ReturnType<RequestClient['request']> & Promise<T>;
  }
}

/** The official client, logged in to a sandbox. */
export function clientFor(url: string, user: string, password: string, accountSid?: string) {
  return twilio(user, password, { httpClient: new RewritingClient(url), ...(accountSid && { accountSid }) });
}

export type Client = ReturnType<typeof clientFor>;
