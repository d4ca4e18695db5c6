import { createHmac, timingSafeEqual } from 'node:crypto';
import { isPublicHttps } from '../domain/callback-address.js';
import { ServiceError } from '../domain/errors.js';
import type { Sid } from '../domain/sid.js';
import type { TrustHubFactory } from '../twilio/trust-hub.js';
import { isSignedByTwilio } from '../twilio/transport/webhook-signature.js';
import type { CallbackRequest } from './callback-request.js';
import type { CallbackProof } from './repeated-callbacks.js';

/** How a callback proves where it comes from. */
export interface CallbackSecrets {
  readonly defaultAccountSid: Sid;
  /** What Twilio signs the default account's callbacks with. */
  readonly authToken?: string;
  /** What the token in the URL is made of: for an API key, which verifies no signature, and for subaccounts. */
  readonly tokenSecret: string;
  /** True with the built-in sandbox, which calls from this machine, and calls only this server. */
  readonly sandbox: boolean;
}

/** The addresses that Twilio is given for status callbacks, and their verification. */
export interface Callbacks {
  /** Undefined while it isn't known where Twilio can reach this server. */
  url(accountSid: Sid): string | undefined;
  /** Why Twilio may not be given this address, as a sentence for the caller; undefined where it may. */
  problemWith(address: string): string | undefined;
  /** The proof that it is genuine, or undefined where there is none. */
  proofOf(request: CallbackRequest): Promise<CallbackProof | undefined>;
}

const NOT_PUBLIC =
  'Twilio can call only a public address. Give one that begins with https://, with a full domain name or a public IP address, and without user name or password.';

/** Where callbacks arrive, before the account's SID. */
export const CALLBACK_PATH = '/webhooks/trust-hub';

/**
 * The main account's callbacks are signed with its auth token. A subaccount's are signed with its own, which has to be
 * fetched: their address contains a token of ours, so that a stranger's request costs no call to Twilio, and then the
 * signature is checked too. Where the auth token cannot be fetched now, the address alone is proof: nobody else knows
 * it.
 */
export function createCallbacks(
  secrets: CallbackSecrets,
  trustHubs: Pick<TrustHubFactory, 'isSignedFor'>,
  publicBaseUrl: () => string | undefined,
): Callbacks {
  const { authToken, defaultAccountSid, tokenSecret, sandbox } = secrets;
  const tokenOf = (accountSid: Sid) =>
    createHmac('sha256', tokenSecret).update(`trust-hub-callback:${accountSid}`).digest('hex');
  const signingToken = (accountSid: Sid) => (accountSid === defaultAccountSid ? authToken : undefined);
  const isSignedWith = ({ target, signature, fields, form, body }: CallbackRequest, by: string): boolean => {
    // The public address, not the Host header: behind a proxy they differ, and a caller chooses the header.
    const base = publicBaseUrl();
    if (base === undefined) return false;
    return isSignedByTwilio({ authToken: by, signature, url: `${base}${target}`, form, fields, body });
  };
  return {
    url: (accountSid) => {
      const base = publicBaseUrl();
      if (base === undefined) return undefined;
      const query = signingToken(accountSid) === undefined ? `?token=${tokenOf(accountSid)}` : '';
      return `${base}${CALLBACK_PATH}/${accountSid}${query}`;
    },
    problemWith: (address) => {
      const own = `${publicBaseUrl() ?? ''}${CALLBACK_PATH}/`;
      // As it will be called: dots in a path lead elsewhere.
      if (publicBaseUrl() !== undefined && new URL(address).href.startsWith(new URL(own).href)) return undefined;
      if (sandbox) {
        return `With the built-in sandbox only this server is called. Leave the address out, or give one that begins with ${own}.`;
      }
      return isPublicHttps(address) ? undefined : NOT_PUBLIC;
    },
    proofOf: async (request) => {
      const { accountSid, token } = request;
      const known = signingToken(accountSid);
      if (known !== undefined) return isSignedWith(request, known) ? 'signature' : undefined;
      if (!isEqual(token, tokenOf(accountSid))) return undefined;
      if (accountSid === defaultAccountSid) return 'address';
      // Undocumented for a subaccount (TRUSTHUB 7): the main account's signature is accepted too.
      if (authToken !== undefined && isSignedWith(request, authToken)) return 'signature';
      try {
        const signed = await trustHubs.isSignedFor(accountSid, (own) => isSignedWith(request, own.reveal()));
        return signed ? 'signature' : undefined;
      } catch (error) {
        if (error instanceof ServiceError) return 'address';
        throw error;
      }
    },
  };
}

function isEqual(given: string, wanted: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(wanted)];
  return left.length === right.length && timingSafeEqual(left, right);
}
