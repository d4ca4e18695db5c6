// Only this file of the package: its index loads every product's client.
import { validateRequest, validateRequestWithBody } from 'twilio/lib/webhooks/webhooks.js';

interface SignedRequest {
  readonly authToken: string;
  /** The header X-Twilio-Signature. */
  readonly signature: string;
  /** The URL as Twilio was given it, query string included. */
  readonly url: string;
  /** The form's fields; none for another kind of body. */
  readonly params: Readonly<Record<string, string | readonly string[]>>;
  /** The body as it came, for the hash that Twilio puts into the URL of a body that is no form. */
  readonly body: string;
}

/**
 * True when the holder of the auth token signed this request.
 * Source: https://www.twilio.com/docs/usage/webhooks/webhooks-security
 */
export function isSignedByTwilio({ authToken, signature, url, params, body }: SignedRequest): boolean {
  if (url.includes('bodySHA256=')) return validateRequestWithBody(authToken, signature, url, body);
  return validateRequest(authToken, signature, url, params);
}
