import type { AccessSettings } from '../../config.js';
import { ServiceError, ServiceErrorCode } from '../../domain/errors.js';
import type { Sid } from '../../domain/sid.js';
import { callerWith, type Caller } from './caller.js';
import { createTokenVerifier } from './jwt.js';
import { digestOf, findKeyHolder, type KeyHolder } from './keys.js';
import { readTenants } from './tenants.js';

/** Tells who calls. */
export interface Authenticator {
  /** True when everyone may call: only on loopback with the sandbox. */
  readonly open: boolean;
  /**
   * @param authorization the header or connection parameter, as it came
   * @throws ServiceError UNAUTHENTICATED, saying how to send a key; SERVICE_UNAVAILABLE
   */
  authenticate(authorization: unknown): Promise<Caller>;
}

const HOW =
  'Send "Authorization: Bearer KEY" with a key of this server (over WebSocket: the connection parameter "authorization").';

/** For both, so that an answer doesn't tell whether a key was close. */
function unauthenticated(problem: string): ServiceError {
  return new ServiceError(ServiceErrorCode.UNAUTHENTICATED, `${problem} ${HOW}`);
}

/**
 * Callers by API_KEYS, TENANTS_FILE and JSON Web Tokens; one server may use all three. Keys of API_KEYS act for the
 * server's own account only; on an open server, which is a sandbox's, everyone may act for its subaccounts too.
 * @throws ConfigError when TENANTS_FILE has faults
 */
export async function createAuthenticator(access: AccessSettings, defaultAccountSid: Sid): Promise<Authenticator> {
  const holders = [
    ...access.apiKeys.map((key, index): KeyHolder => ({
      digest: digestOf(key.reveal()),
      caller: callerWith(`api-key-${index + 1}`, [defaultAccountSid]),
    })),
    ...(access.tenantsFile === undefined ? [] : readTenants(access.tenantsFile, defaultAccountSid)),
  ];
  const verifyToken = access.jwt && (await createTokenVerifier(access.jwt, defaultAccountSid));
  const everyone = callerWith('everyone', [defaultAccountSid], { subaccountsOf: defaultAccountSid });
  const open = holders.length === 0 && verifyToken === undefined;
  return {
    open,
    authenticate: async (authorization) => {
      if (open) return everyone;
      if (typeof authorization !== 'string' || authorization === '') throw unauthenticated('A key is needed.');
      const credential = /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
      if (credential === undefined) throw unauthenticated('The authorization is not in the form "Bearer KEY".');
      const caller = findKeyHolder(holders, credential) ?? (await verifyToken?.(credential));
      if (caller === undefined) throw unauthenticated('The key is not valid.');
      return caller;
    },
  };
}
