import { createHash } from 'node:crypto';
import type { JWTPayload } from 'jose';
import type { JwtSettings } from '../../config.js';
import { ServiceError, ServiceErrorCode } from '../../domain/errors.js';
import { isSid, type Sid } from '../../domain/sid.js';
import { callerWith, type Caller } from './caller.js';

/** The caller that a token proves, or undefined when it proves none. */
export type VerifyToken = (token: string) => Promise<Caller | undefined>;

/** Signatures by a key that only the issuer has: a shared secret could be the public key itself (CVE-2015-9235). */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
/** How far the clocks of issuer and server may be apart. */
const CLOCK_TOLERANCE_SECONDS = 5;
const JWKS_TIMEOUT_MS = 5_000;

/**
 * Verifies JSON Web Tokens against the issuer's published keys. The claim `account_sids` lists the accounts that the
 * caller may act for; a token without it is refused, unless the settings let it act for the server's own account.
 * `subaccounts: true` adds all subaccounts of that.
 * @throws ServiceError UNAUTHENTICATED for a good token that names no account; SERVICE_UNAVAILABLE when the keys can't
 * be fetched: it is not the caller's fault
 */
export async function createTokenVerifier(settings: JwtSettings, defaultAccountSid: Sid): Promise<VerifyToken> {
  const { createRemoteJWKSet, errors, jwtVerify } = await import('jose');
  const keys = createRemoteJWKSet(new URL(settings.jwksUrl), { timeoutDuration: JWKS_TIMEOUT_MS });
  const demands = {
    issuer: settings.issuer,
    audience: settings.audience,
    algorithms: ALGORITHMS,
    requiredClaims: ['exp', 'sub'],
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
  };
  return async (token) => {
    try {
      const { payload, protectedHeader } = await jwtVerify(token, keys, demands);
      if (!isForAccess(protectedHeader.typ)) return undefined;
      return callerOf(payload, defaultAccountSid, settings.accountOptional);
    } catch (error) {
      if (error instanceof ServiceError) throw error;
      // A key that isn't in the set means a bad token; a set that can't be fetched does not.
      const unreachable = !(error instanceof errors.JOSEError) || UNREACHABLE.has(error.code);
      if (!unreachable) return undefined;
      throw new ServiceError(ServiceErrorCode.SERVICE_UNAVAILABLE, "The token issuer's keys can't be fetched.", {
        cause: error,
        retryAfterSeconds: 5,
      });
    }
  };
}

/** What jose answers when JWKS_URL times out, answers an error, or answers something else. */
const UNREACHABLE = new Set(['ERR_JWKS_TIMEOUT', 'ERR_JOSE_GENERIC', 'ERR_JWKS_INVALID']);

/**
 * False for what the issuer signs for another purpose with the same keys: logout tokens, proofs of possession, security
 * events. Many issuers leave the type of an access token out (RFC 9068 names it `at+jwt`).
 */
function isForAccess(typ: string | undefined): boolean {
  return typ === undefined || /^(application\/)?(at\+)?jwt$/i.test(typ);
}

function callerOf(payload: JWTPayload, defaultAccountSid: Sid, accountOptional: boolean): Caller {
  const claimed = payload['account_sids'];
  const expiresAt = (payload.exp ?? 0) * 1_000;
  const name = `jwt:${nameOf(payload.sub ?? '')}`;
  const details = { expiresAt, ...(payload['subaccounts'] === true && { subaccountsOf: defaultAccountSid }) };
  if (claimed === undefined && accountOptional) return callerWith(name, [defaultAccountSid], details);
  const accounts = Array.isArray(claimed) ? claimed.filter((sid): sid is Sid => isSid(sid, 'AC')) : [];
  const [first, ...rest] = accounts;
  if (first === undefined) throw namesNoAccount();
  return callerWith(name, [first, ...rest], details);
}

/** A subject as it is where it can stand in a log; any other by its digest, so that two are never one caller. */
function nameOf(subject: string): string {
  if (/^[\w.@|-]{1,80}$/.test(subject)) return subject;
  return `sha256-${createHash('sha256').update(subject).digest('hex').slice(0, 16)}`;
}

function namesNoAccount(): ServiceError {
  return new ServiceError(
    ServiceErrorCode.UNAUTHENTICATED,
    'The token names no account. It needs the claim account_sids, a list of account SIDs; with JWT_ACCOUNT_OPTIONAL=on a token without the claim acts for the main account.',
  );
}
