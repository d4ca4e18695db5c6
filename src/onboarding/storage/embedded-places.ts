import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isReachableByOthers } from './operating-user.js';

/** Where the parts of one embedded PostgreSQL lie. */
export interface Places {
  /** The database cluster itself. */
  readonly cluster: string;
  /** The folder of the Unix socket. */
  readonly sockets: string;
  /** The generated password, readable by this server's user only. */
  readonly passwordFile: string;
  readonly logFile: string;
  /** Where the binaries are copied if the user who runs PostgreSQL cannot reach them in node_modules. */
  readonly binaryCopies: string;
}

/** `sun_path` holds 108 bytes with its final zero; PostgreSQL adds this name below the socket folder. */
const LONGEST_SOCKET_FOLDER = 107 - '/.s.PGSQL.5432'.length;

/** Root's home of data that another user has to reach when DATA_DIR is closed to that user. */
const SHARED_ROOT = '/var/lib/trusthub-graphql';

/**
 * The places for a DATA_DIR. As root, with DATA_DIR below a folder closed to others (such as /root), the cluster goes
 * to a folder of its own that the unprivileged user can reach; the password stays in DATA_DIR.
 */
export function placesFor(dataDir: string, lendsUser: boolean): Places {
  const base = path.resolve(dataDir);
  const mark = createHash('sha256').update(base).digest('hex').slice(0, 12);
  const open = !lendsUser || isReachableByOthers(base);
  const root = open ? path.join(base, 'postgres') : path.join(SHARED_ROOT, mark);
  const sockets = path.join(root, 'socket');
  return {
    cluster: path.join(root, 'cluster'),
    sockets:
      Buffer.byteLength(sockets) <= LONGEST_SOCKET_FOLDER ? sockets : path.join(tmpdir(), `trusthub-graphql-${mark}`),
    passwordFile: path.join(base, 'postgres.password'),
    logFile: path.join(base, 'postgres.log'),
    binaryCopies: path.join(SHARED_ROOT, 'binaries'),
  };
}
