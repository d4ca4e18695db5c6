import type { Mirror } from '../mirror/mirror.js';
import type { Onboardings } from '../onboarding/onboardings.js';
import { measureMirror } from './mirror-metrics.js';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What is counted. Labels are closed lists: no name, account or SID ever becomes one. */
export interface Metrics {
  /** One operation answered; `code` is OK or the code of its first error. */
  operation(type: string, code: string, seconds: number): void;
  /** A query that was answered as it was before, without being carried out. */
  keptAnswer(): void;
  /** So many items of lists were answered as they were before, in a query that was carried out. */
  keptParts(count: number): void;
  /** A status callback of Twilio: accepted, sent again, refused or failed. */
  callback(result: 'accepted' | 'repeated' | 'refused' | 'failed'): void;
  sockets(change: 1 | -1): void;
  eventStreams(change: 1 | -1): void;
  exports(change: 1 | -1): void;
  subscriptions(change: 1 | -1): void;
  waitingOperations(change: 1 | -1): void;
  /** All of it as Prometheus reads it. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** Seconds. From an answer out of a cache to a mutation that waits for a whole onboarding to be submitted. */
const BUCKETS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60];

/** What is asked at each reading. */
interface MeasuredParts {
  readonly onboardings: Pick<Onboardings, 'atRest'>;
  readonly mirror: Pick<Mirror, 'figures'>;
}

/** Metrics of their own registry, so that two servers in one process don't count together. */
export function createMetrics({ onboardings, mirror }: MeasuredParts): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const operations = new Counter({
    name: 'graphql_operations_total',
    help: 'GraphQL operations answered, by type and by the code of their first error.',
    labelNames: ['type', 'code'],
    registers,
  });
  const durations = new Histogram({
    name: 'graphql_operation_duration_seconds',
    help: 'Time from the request to the answer.',
    labelNames: ['type'],
    buckets: BUCKETS,
    registers,
  });
  const counter = (name: string, help: string) => new Counter({ name, help, registers });
  const keptAnswers = counter(
    'graphql_answers_kept_total',
    'Queries that were answered as they were a moment before, without being carried out.',
  );
  const keptParts = counter(
    'graphql_parts_kept_total',
    'Items of lists that were answered as they were a moment before, in queries that were carried out.',
  );
  const callbacks = new Counter({
    name: 'trust_hub_callbacks_total',
    help: 'Status callbacks received, by outcome.',
    labelNames: ['result'],
    registers,
  });
  const sockets = new Gauge({ name: 'websocket_connections', help: 'Open WebSocket connections.', registers });
  const eventStreams = new Gauge({ name: 'event_streams', help: 'Open streams of server-sent events.', registers });
  const exports = new Gauge({ name: 'mirror_exports', help: 'Exports that are being sent.', registers });
  const subscriptions = new Gauge({ name: 'graphql_subscriptions', help: 'Running subscriptions.', registers });
  const waiting = new Gauge({
    name: 'graphql_operations_waiting',
    help: 'Operations and events of subscriptions that wait for others of their caller, or for a place in the process.',
    registers,
  });
  measureInputs(registers, () => onboardings.atRest());
  measureMirror(registers, mirror);
  return {
    operation: (type, code, seconds) => {
      operations.inc({ type, code });
      durations.observe({ type }, seconds);
    },
    keptAnswer: () => keptAnswers.inc(),
    keptParts: (count) => keptParts.inc(count),
    callback: (result) => callbacks.inc({ result }),
    sockets: (change) => sockets.inc(change),
    eventStreams: (change) => eventStreams.inc(change),
    exports: (change) => exports.inc(change),
    subscriptions: (change) => subscriptions.inc(change),
    waitingOperations: (change) => waiting.inc(change),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

function measureInputs(registers: Registry[], atRest: Onboardings['atRest']): void {
  new Gauge({
    name: 'onboarding_inputs_to_encrypt',
    help: 'Onboardings whose input is not encrypted with the first of ENCRYPTION_KEYS: outdated ones are being encrypted again, the key of unreadable ones is missing.',
    labelNames: ['state'],
    registers,
    async collect() {
      // Without its database the server still reports its other metrics.
      const found = await atRest().catch(() => undefined);
      if (found === undefined) return this.reset();
      this.set({ state: 'outdated' }, found.outdated);
      this.set({ state: 'unreadable' }, found.unreadable);
    },
  });
}
