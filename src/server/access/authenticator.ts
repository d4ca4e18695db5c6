import type { AccessSettings } from '../../config.js';
import { ServiceError, ServiceErrorCode } from '../../domain/errors.js';
import type { Sid } from '../../domain/sid.js';
import { callerWith, digestOf, findKeyHolder, fingerprint, type Caller, type KeyHolder } from './caller.js';
import { createTokenVerifier } from './jwt.js';
import { readTenants } from './tenants.js';

/** Finds out who calls. */
export interface Authenticator {
  /** True when everyone may call: only on loopback with the sandbox. */
  readonly open: boolean;
  /**
   * @param authorization the header or connection parameter, as it was sent
   * @throws ServiceError UNAUTHENTICATED, saying how to send a key; SERVICE_UNAVAILABLE
   */
  authenticate(authorization: unknown): Promise<Caller>;
  /**
   * Admits those who may read the metrics, which are about all callers together: METRICS_KEY, and without it API_KEYS.
   * @throws ServiceError UNAUTHENTICATED; FORBIDDEN for a tenant or a token
   */
  admitToMetrics(authorization: unknown): Promise<void>;
  /**
   * Reads TENANTS_FILE again.
   * @returns the names of the tenants that were removed, or have another key or other accounts
   * @throws ConfigError when the file has faults; then the tenants stay as they were
   */
  reloadTenants(): readonly string[];
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
  const { apiKeys, tenantsFile, metricsKey } = access;
  const own = apiKeys.map((key, index): KeyHolder => ({
    digest: digestOf(key.reveal()),
    caller: callerWith(`api-key-${index + 1}`, [defaultAccountSid]),
  }));
  const readAgain = () => (tenantsFile === undefined ? [] : readTenants(tenantsFile, defaultAccountSid));
  let tenants = readAgain();
  const verifyToken = access.jwt && (await createTokenVerifier(access.jwt, defaultAccountSid));
  const everyone = callerWith('everyone', [defaultAccountSid], { subaccountsOf: defaultAccountSid });
  const open = own.length === 0 && tenantsFile === undefined && verifyToken === undefined;
  const authenticate: Authenticator['authenticate'] = async (authorization) => {
    if (open) return everyone;
    const credential = credentialIn(authorization);
    const caller = findKeyHolder([...own, ...tenants], credential) ?? (await verifyToken?.(credential));
    if (caller === undefined) throw unauthenticated('The key is not valid.');
    return caller;
  };
  return {
    open,
    authenticate,
    admitToMetrics: async (authorization) => {
      if (metricsKey === undefined && open) return;
      const credential = credentialIn(authorization);
      const readers = metricsKey === undefined ? own : [{ digest: digestOf(metricsKey.reveal()), caller: everyone }];
      if (findKeyHolder(readers, credential) !== undefined) return;
      await authenticate(authorization);
      throw new ServiceError(
        ServiceErrorCode.FORBIDDEN,
        'This key does not read the metrics, which are about all callers. Send METRICS_KEY; where it is not set, one of API_KEYS.',
      );
    },
    reloadTenants: () => {
      const before = tenants;
      tenants = readAgain();
      const kept = new Set(tenants.map(fingerprint));
      return [...new Set(before.filter((one) => !kept.has(fingerprint(one))).map(({ caller }) => caller.name))];
    },
  };
}

function credentialIn(authorization: unknown): string {
  if (typeof authorization !== 'string' || authorization === '') throw unauthenticated('A key is needed.');
  const credential = /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
  if (credential === undefined) throw unauthenticated('The authorization is not in the form "Bearer KEY".');
  return credential;
}
