// Only this file of the package: its index loads every product's client.
import { validateRequest, validateRequestWithBody } from 'twilio/lib/webhooks/webhooks.js';

interface SignedRequest {
  readonly authToken: string;
  /** The header X-Twilio-Signature. */
  readonly signature: string;
  /** The URL as Twilio was given it, query string included. */
  readonly url: string;
  /** `query`: a GET, of which the URL is all; `form`: a body of fields; `other`: any other body. */
  readonly form: 'query' | 'form' | 'other';
  readonly fields: Readonly<Record<string, string | readonly string[]>>;
  /** The body as it came, for the hash that Twilio puts into the URL of a body that is no form. */
  readonly body: string;
}

/**
 * True when the holder of the auth token signed this request, and with it everything that it says: the URL, and the
 * fields or the hash of the body. A body that neither covers is not signed, whatever its URL is.
 * Source: https://www.twilio.com/docs/usage/webhooks/webhooks-security
 */
export function isSignedByTwilio({ authToken, signature, url, form, fields, body }: SignedRequest): boolean {
  // A GET's `bodySHA256` is of no body that came with it (twilio-php issue 861).
  if (form === 'query' || (body === '' && !hasBodyHash(url))) return validateRequest(authToken, signature, url, {});
  if (hasBodyHash(url) && validateRequestWithBody(authToken, signature, url, body)) return true;
  return form === 'form' && validateRequest(authToken, signature, url, fields);
}

function hasBodyHash(url: string): boolean {
  return new URL(url).searchParams.has('bodySHA256');
}
