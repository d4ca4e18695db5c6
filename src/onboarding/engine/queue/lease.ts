import { DBOS } from '@dbos-inc/dbos-sdk';
import type pg from 'pg';
import type { Logger } from 'pino';
import { createClient, openSession } from '../../storage/connection.js';
import { recoverWorkflowsOf } from './dbos-internals.js';

interface LeaseOptions {
  readonly databaseUrl: string;
  /** This process, by a random name. */
  readonly executorId: string;
  /** Called when another process holds this one's lease: it must end at once, because its runs continue there. */
  readonly onLost: () => void;
  /** Called with the number of processes on this database, this one included, when it changes; 1 at first. */
  readonly onCount: (processes: number) => Promise<void>;
  readonly log: Logger;
}

export interface Lease {
  /** Counts the processes, and hands the runs of those that are gone to this one. Called each second. */
  takeOver(): Promise<void>;
  holdsLease(): boolean;
  close(): Promise<void>;
}

/**
 * Seconds in which a refused lease is requested again: after a network fault the database may take some seconds to
 * notice that this process' old connection is gone.
 */
const REFUSALS = 15;

const LEASE_NAME = 'trusthub-lease';
/** Each process has one connection of this name. */
const PROCESSES = `select count(*)::integer as processes from pg_stat_activity
  where application_name = '${LEASE_NAME}' and datname = current_database()`;
const LEASE = `select pg_try_advisory_lock(hashtextextended($1, 7)) as ok`;
const RELEASE = `select pg_advisory_unlock(hashtextextended($1, 7))`;
const ORPHANED = `select distinct executor_id as id from dbos.workflow_status
  where status = 'PENDING' and executor_id <> $1 and application_version = $2`;

/**
 * The lease of this process: an advisory lock that the database frees when the connection ends, however the process
 * dies. It is taken before DBOS is launched, so that no run ever belongs to a process without a lease.
 * @throws Error when the database can't be reached
 */
export async function takeLease(options: LeaseOptions): Promise<Lease> {
  const { databaseUrl, executorId, onLost, onCount, log } = options;
  let connection: pg.Client | undefined;
  let closed = false;
  let refused = 0;
  let known = 1;

  const lock = async (client: pg.Client, id: string): Promise<boolean> =>
    (await client.query<{ ok: boolean }>(LEASE, [`executor:${id}`])).rows[0]?.ok === true;

  const connect = async (): Promise<void> => {
    const client = createClient(databaseUrl);
    client.on('error', (error) => {
      if (connection === client) connection = undefined;
      log.warn({ err: error }, 'the connection of the lease was lost');
    });
    await openSession(client, LEASE_NAME);
    if (!(await lock(client, executorId))) {
      await client.end();
      refused += 1;
      if (refused === REFUSALS) onLost();
      throw new Error('The lease of this process is held elsewhere.');
    }
    refused = 0;
    connection = client;
  };

  await connect();
  return {
    holdsLease: () => connection !== undefined,
    takeOver: async () => {
      if (closed) return;
      if (connection === undefined) return connect();
      const client = connection;
      const counted = await client.query<{ processes: number }>(PROCESSES);
      const processes = counted.rows[0]?.processes ?? 1;
      if (processes !== known) {
        await onCount(processes);
        log.info({ processes }, 'processes that share this database');
        known = processes;
      }
      const { rows } = await client.query<{ id: string }>(ORPHANED, [executorId, DBOS.applicationVersion]);
      for (const { id } of rows) {
        if (!(await lock(client, id))) continue;
        const runs = await recoverWorkflowsOf(id);
        // The lease of a process whose runs were taken over is kept: if that process is alive and has only lost its
        // database, it finds its lease taken, and ends.
        if (runs === 0) await client.query(RELEASE, [`executor:${id}`]);
        else log.info({ runs }, 'took over the runs of a process that is gone');
      }
    },
    close: async () => {
      closed = true;
      await connection?.end();
    },
  };
}
