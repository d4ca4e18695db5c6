import Twilio from 'twilio/lib/rest/Twilio.js';

import type { Sid } from '../../domain/sid.js';

import type { TrustHubHttpClient } from './http-client.js';

/** The account's own token, or an API key of the account. */
export type TwilioCredentials =
  | { readonly accountSid: Sid; readonly authToken: string }
  | { readonly accountSid: Sid; readonly apiKey: string; readonly apiSecret: string };

export type TwilioClient = Twilio;

/**
 * The one place that makes objects of the twilio package, so that all calls go through our http client.
 *
 * What `create()` of the package answers is only read: `update()` and sub-resources of such an
 * instance throw "Parameter 'sid' is not valid." in 6.2.0. Always go through `client.trusthub.v1.customerProfiles(sid)`.
 *
 * The deep import leaves out TwiML and token building, half of the package's loading time.
 */
export function createTwilioClient(
  credentials: TwilioCredentials,
  accountSid: Sid,
  httpClient: TrustHubHttpClient,
): TwilioClient {
  const key = 'apiKey' in credentials;
  const username = key ? credentials.apiKey : credentials.accountSid;
  return new Twilio(username, secretOf(credentials), { accountSid, httpClient });
}

/**
 * A client whose http client proves itself with a login of its own (`CallScope.login`). The package demands some password
 * at once; this one is never sent.
 */
export function createLoggedInClient(accountSid: Sid, httpClient: TrustHubHttpClient): TwilioClient {
  return new Twilio(accountSid, 'given by the login', { accountSid, httpClient });
}

/**
 * The package loads the code of a product of Twilio when it is first asked for: of the one with phone numbers and
 * addresses this takes some 70 ms, which would be the first caller's.
 */
export function loadCallCode({ api, trusthub }: TwilioClient): readonly object[] {
  return [api.v2010, trusthub.v1];
}

/** The secret half of the credentials. */
export function secretOf(credentials: TwilioCredentials): string {
  return 'apiKey' in credentials ? credentials.apiSecret : credentials.authToken;
}
