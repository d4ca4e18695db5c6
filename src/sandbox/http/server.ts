import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { drip, MAX_FORM, MAX_UPLOAD, readBody, refuseMalformedHttp } from './connection.js';
import { dispatch } from './dispatch.js';
import type { Asked, Dispatched } from './dispatch.js';
import { errorBody, TwilioError } from './errors.js';
import { faultAnswer, faultName, replacesAnswer } from '../control/faults.js';
import type { Faults, FaultSpec } from '../control/faults.js';
import { received } from './received.js';
import type { Router } from './router.js';
import { digest } from '../store/sids.js';
import type { World } from '../world.js';

/** What answers `/_sandbox`. */
export type ControlHandler = (request: IncomingMessage, response: ServerResponse, asked: Asked) => void;

/** The parts a server works with. */
export interface ServerParts {
  readonly world: World;
  readonly router: Router;
  readonly faults: Faults;
  /** Milliseconds added to each request; read again for each. */
  readonly latency: () => number;
  readonly control: ControlHandler;
  readonly requestTimeoutMs: number;
}

/** The HTTP side: reads a request, applies faults, carries it out, writes it to the journal, answers. */
export class SandboxServer {
  readonly http: Server;
  private served = 0;

  constructor(private readonly parts: ServerParts) {
    const { requestTimeoutMs } = parts;
    const timeouts = {
      requestTimeout: requestTimeoutMs,
      headersTimeout: requestTimeoutMs,
      connectionsCheckingInterval: Math.min(5000, Math.max(50, requestTimeoutMs / 4)),
    };
    this.http = createServer(timeouts, (request, response) => this.receive(request, response));
    // Longer than clients keep idle connections (undici 4 s, axios 5 s), so that they never write into a closing one.
    this.http.keepAliveTimeout = 65_000;
    this.http.on('clientError', refuseMalformedHttp);
  }

  private receive(request: IncomingMessage, response: ServerResponse): void {
    const started = performance.now();
    const method = request.method ?? 'GET';
    const [path, query] = splitOnce(request.url ?? '/', '?');
    const forControl = path.startsWith('/_sandbox');
    const go = (body: string | null): void => {
      const { authorization, 'content-type': contentType } = request.headers;
      const asked = { method, path, query, authorization, contentType, body };
      if (forControl) this.parts.control(request, response, asked);
      else this.withFaults(asked, response, started);
    };
    if (method === 'GET') go('');
    else readBody(request, forControl ? MAX_UPLOAD : MAX_FORM, go);
  }

  private withFaults(asked: Asked, response: ServerResponse, started: number): void {
    const { faults, latency } = this.parts;
    const taken = faults.isEmpty ? [] : faults.take(asked);
    const fault = taken.find((spec) => spec.effect !== 'latency');
    const delay = taken.reduce((sum, spec) => sum + (spec.effect === 'latency' ? (spec.latencyMs ?? 0) : 0), latency());
    const answer = (): void => this.carryOut(asked, response, started, fault, 0)();
    if (delay === 0) return answer();
    // As over a real distance: carried out half way, answered when the whole time is over, however long the work took.
    setTimeout(() => {
      const send = this.carryOut(asked, response, started, fault, delay);
      setTimeout(send, Math.max(0, started + delay - performance.now())).unref();
    }, delay / 2).unref();
  }

  /** Carries the request out, and answers how its answer is sent. */
  private carryOut(
    asked: Asked,
    response: ServerResponse,
    started: number,
    fault: FaultSpec | undefined,
    delay: number,
  ): () => void {
    const done = this.decide(asked, fault);
    try {
      this.writeDown(asked, done, Math.max(performance.now() - started, delay), fault);
    } catch (error) {
      // For example a full disk: what cannot be stored must be neither acknowledged nor visible to the next request.
      this.parts.world.abandon();
      const failed = new TwilioError(500, 20500, `The sandbox could not write its file: ${String(error)}`);
      return () => this.send(response, { status: 500, body: errorBody(failed) });
    }
    if (fault === undefined || !replacesAnswer(fault)) return () => this.send(response, done, fault);
    if (fault.effect === 'drop') return () => void response.destroy();
    return () => fault.effect !== 'hang' && this.send(response, faultAnswer(fault, asked));
  }

  private decide(asked: Asked, fault: FaultSpec | undefined): Dispatched {
    const { world, router } = this.parts;
    if (fault !== undefined && replacesAnswer(fault) && !fault.afterCommit) return faultAnswer(fault, asked);
    const carryOut = (): Dispatched => dispatch(world, router, asked);
    if (fault?.effect !== 'stale') return carryOut();
    const { lagMs, lagWrites = lagMs === undefined ? 1 : 0 } = fault;
    return world.store.behind({ writes: lagWrites, ms: lagMs }, world.now(), carryOut);
  }

  /** The journal's entry, and with it the rows that changed: before the answer leaves. */
  private writeDown(asked: Asked, done: Dispatched, durationMs: number, fault: FaultSpec | undefined): void {
    const { world } = this.parts;
    const entry = world.journal.add({
      ...received(asked, done),
      at: world.clock.now().toISOString(),
      durationMs,
      fault: fault === undefined ? null : faultName(fault),
    });
    world.commit(asked.method === 'GET' ? undefined : entry);
  }

  private send(
    response: ServerResponse,
    done: Pick<Dispatched, 'status' | 'body' | 'headers'>,
    fault?: FaultSpec,
  ): void {
    this.served += 1;
    const body = done.body === undefined ? '' : JSON.stringify(done.body);
    // No Date: answers must not differ between two sandboxes with the same seed and clock.
    response.sendDate = false;
    response.writeHead(done.status, {
      ...(body !== '' && { 'Content-Type': 'application/json; charset=utf-8' }),
      ...(done.status !== 204 && { 'Content-Length': Buffer.byteLength(body) }),
      'Twilio-Request-Id': `RQ${digest(this.parts.world.store.seed, 'RQ', this.served)}`,
      ...done.headers,
    });
    if (fault?.effect === 'drip') drip(response, Buffer.from(body), fault.dripBytes ?? 16, fault.dripMs ?? 20);
    else response.end(body);
  }
}

function splitOnce(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
