/** Why the database can't be used, in sentences that say what to do. They never hold a part of DATABASE_URL. */
export class DatabaseFault extends Error {
  /** True when waiting may help: the database is away, and nothing is wrong with it or its address. */
  readonly passes: boolean;

  constructor(message: string, options: { readonly passes?: boolean; readonly cause?: unknown } = {}) {
    super(`DATABASE_URL: ${message}`, { cause: options.cause });
    this.name = 'DatabaseFault';
    this.passes = options.passes ?? false;
  }
}

/** The fault of an error that the driver, the operating system or PostgreSQL has reported. */
export function databaseFaultOf(error: unknown): DatabaseFault {
  if (error instanceof DatabaseFault) return error;
  const { code, message = '' } = error as { readonly code?: string; readonly message?: string };
  const { what, todo, passes } = adviceFor(code ?? '', message);
  return new DatabaseFault(`${what}${code === undefined ? '' : ` (${code})`}. ${todo}.`, { passes, cause: error });
}

function adviceFor(code: string, message: string): Advice {
  const matching = (table: readonly (readonly [RegExp, Advice])[], text: string): Advice | undefined =>
    table.find(([pattern]) => pattern.test(text))?.[1];
  return (
    ADVICE[code] ??
    matching(ADVICE_BY_MESSAGE, message) ??
    matching(ADVICE_BY_CLASS, code) ?? {
      what: 'the database cannot be used',
      todo: 'docs/databases.md says what is needed; the log of the database may say more',
    }
  );
}

/** What is wrong with the database, and what to do. `passes`: it may end by itself, so waiting helps. */
interface Advice {
  readonly what: string;
  readonly todo: string;
  readonly passes?: boolean;
}

const away = (what: string, todo: string): Advice => ({ what, todo, passes: true });

const AUTHORITY: Advice = {
  what: 'the certificate of the database was not signed by an authority that this machine knows',
  todo: "Give the authority's certificate with sslrootcert=/path/to/ca.pem",
};
const NO_ROUTE = away('the host cannot be reached from this machine', 'Check the host, the network and its firewalls');
const NO_ANSWER = away('the host does not answer', 'Check the host, the port, and the firewalls on the way');
const BROKEN_OFF = away('the connection was broken off', 'Check that PostgreSQL listens at this host and port');
const BUSY = away('the database is starting, stopping or recovering', 'If it stays so, read its log');
const TLS_FAILED: Advice = {
  what: 'the TLS handshake failed',
  todo: 'Check that host and port are those of PostgreSQL, and the TLS settings of the database',
};

/** By PostgreSQL's SQLSTATE, or the code of Node.js. */
const ADVICE: Readonly<Record<string, Advice>> = {
  '28000': {
    what: 'the database does not admit this user from this machine',
    todo: 'Check the user; pg_hba.conf of the database must allow the user, the database, the address of this machine, and its encryption (sslmode)',
  },
  '28P01': {
    what: 'the database refuses the user or the password',
    todo: 'Correct them; in a password write % as %25, / as %2F, ? as %3F, # as %23 and @ as %40',
  },
  '3D000': {
    what: 'the server has no database of this name',
    todo: 'Create it (createdb), or correct the name, which is the last part of the address',
  },
  '42501': {
    what: 'the role of DATABASE_URL lacks a right',
    todo: 'Run `trusthub-graphql migrate` with a role that may create schemas, and --grant-to this role (docs/databases.md)',
  },
  '53300': away(
    'the database has no connection left',
    'Raise its max_connections, or stop what uses them: each process of this server needs 20',
  ),
  '57P01': BUSY,
  '57P02': BUSY,
  '57P03': BUSY,
  ECONNREFUSED: away(
    'nothing listens at this host and port',
    'Check both, and that PostgreSQL runs and listens there (listen_addresses)',
  ),
  ENOENT: away(
    'there is no socket of PostgreSQL in the folder that host names',
    "Check the folder (unix_socket_directories), and the port, which is part of the socket's name",
  ),
  EACCES: {
    what: 'this user may not open the socket of PostgreSQL',
    todo: 'Start the server as a user who may, or connect over TCP',
  },
  ENOTFOUND: away('no machine has the name of this host', 'Check its spelling, and the name server of this machine'),
  EAI_AGAIN: away('the host cannot be looked up, because no name server answers', 'Check the network of this machine'),
  EHOSTUNREACH: NO_ROUTE,
  ENETUNREACH: NO_ROUTE,
  ETIMEDOUT: NO_ANSWER,
  ECONNRESET: BROKEN_OFF,
  EPIPE: BROKEN_OFF,
  EPROTO: TLS_FAILED,
  SELF_SIGNED_CERT_IN_CHAIN: AUTHORITY,
  DEPTH_ZERO_SELF_SIGNED_CERT: AUTHORITY,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT: AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: AUTHORITY,
  ERR_TLS_CERT_ALTNAME_INVALID: {
    what: 'the certificate of the database is for another host',
    todo: 'Connect by a name that the certificate holds',
  },
  CERT_HAS_EXPIRED: { what: 'the certificate of the database has expired', todo: 'Renew it' },
  CERT_NOT_YET_VALID: {
    what: 'the certificate of the database is not valid yet',
    todo: 'Check the clock of this machine',
  },
};

/** By the message of the driver or pgbouncer, where they give no code. */
const ADVICE_BY_MESSAGE: readonly (readonly [RegExp, Advice])[] = [
  [
    /does not support SSL/,
    {
      what: 'the database does not offer TLS, which sslmode asks for',
      todo: 'Switch it on there (ssl = on), or write sslmode=disable where the network between is trusted',
    },
  ],
  [
    /client password must be/,
    {
      what: 'the database asks for a password, and the address has none',
      todo: 'Write it as postgresql://user:password@host:5432/database',
    },
  ],
  [
    /^unsupported startup parameter/,
    {
      what: "the pooler refuses a parameter that stands behind the address's question mark",
      todo: "Leave it out (options, statement_timeout, lock_timeout), or add it to the pooler's ignore_startup_parameters",
    },
  ],
  [
    /^no such database|^database .* does not exist/i,
    {
      what: 'there is no database of this name behind the pooler',
      todo: 'Add it to the pooler, or correct the name, which is the last part of the address',
    },
  ],
  [
    /^no such user|^auth failed|^SASL authentication failed|password authentication failed/i,
    { what: 'the pooler refuses the user or the password', todo: 'Correct them, or add the user to the pooler' },
  ],
  [
    /ERR_OSSL_PEM|PEM/,
    { what: 'a file in sslrootcert, sslcert or sslkey is not in PEM format', todo: 'Check the files' },
  ],
  [
    /Query read timeout/,
    away(
      'the database or its pooler does not answer a statement',
      "Check that the pooler has 20 connections for each process of this server (pgbouncer's default_pool_size)",
    ),
  ],
  [/timeout expired|connection timeout/, NO_ANSWER],
  [/terminated unexpectedly/, BROKEN_OFF],
];

/** For the other codes of a class: connection exceptions (a pooler reports its own troubles so), and TLS. */
const ADVICE_BY_CLASS: readonly (readonly [RegExp, Advice])[] = [
  [/^08/, away('the connection fails', 'Read the log of the database, or of the pooler')],
  [/^ERR_(OS)?SSL/, TLS_FAILED],
];
