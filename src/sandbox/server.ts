import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { readBody } from './body.js';
import { dispatch } from './dispatch.js';
import type { Asked, Dispatched } from './dispatch.js';
import { errorBody, tooManyRequests, TwilioError } from './errors.js';
import type { Faults, FaultSpec } from './faults.js';
import { Form } from './form.js';
import { JOURNALLED_VALUES } from './journal.js';
import type { Router } from './router.js';
import { digest } from './sids.js';
import type { World } from './world.js';

/** What answers `/_sandbox`. */
export type ControlHandler = (request: IncomingMessage, response: ServerResponse, asked: Asked) => void;

/** The parts a server works with. */
export interface ServerParts {
  readonly world: World;
  readonly router: Router;
  readonly faults: Faults;
  /** Milliseconds added to each request; read anew for each. */
  readonly latency: () => number;
  readonly control: ControlHandler;
}

/** The HTTP side: reads a request, lets faults have their say, carries it out, writes it down, answers. */
export class SandboxServer {
  readonly http: Server;
  private served = 0;

  constructor(private readonly parts: ServerParts) {
    this.http = createServer((request, response) => this.receive(request, response));
    // Longer than clients keep idle connections (undici 4 s, axios 5 s), so that they never write into a closing one.
    this.http.keepAliveTimeout = 65_000;
    this.http.on('clientError', refuseGarbage);
  }

  private receive(request: IncomingMessage, response: ServerResponse): void {
    const started = performance.now();
    const method = request.method ?? 'GET';
    const [path = '/', query = ''] = splitOnce(request.url ?? '/', '?');
    const go = (body: string | null): void => {
      const { authorization, 'content-type': contentType } = request.headers;
      const asked = { method, path, query, authorization, contentType, body };
      if (path.startsWith('/_sandbox')) this.parts.control(request, response, asked);
      else this.withFaults(asked, response, started);
    };
    if (method === 'GET') go('');
    else readBody(request, go);
  }

  private withFaults(asked: Asked, response: ServerResponse, started: number): void {
    const { faults, latency } = this.parts;
    const taken = faults.isEmpty ? [] : faults.take(asked.method, asked.path);
    const fault = taken.find((spec) => spec.effect !== 'latency');
    const delay = taken.reduce((sum, spec) => sum + (spec.effect === 'latency' ? (spec.latencyMs ?? 0) : 0), latency());
    if (delay > 0) setTimeout(() => this.carryOut(asked, response, started, fault), delay);
    else this.carryOut(asked, response, started, fault);
  }

  private carryOut(asked: Asked, response: ServerResponse, started: number, fault: FaultSpec | undefined): void {
    const before = fault !== undefined && !fault.afterCommit;
    const done = before ? faultAnswer(fault, asked) : dispatch(this.parts.world, this.parts.router, asked);
    try {
      this.writeDown(asked, done, started, fault);
    } catch (error) {
      // A full disk, say: what cannot be kept must not be acknowledged.
      const failed = new TwilioError(500, 20500, `The sandbox could not write its file: ${String(error)}`);
      return this.send(response, { status: 500, body: errorBody(failed) });
    }
    if (fault === undefined) return this.send(response, done);
    if (fault.effect === 'drop') response.destroy();
    else if (fault.effect !== 'hang') this.send(response, faultAnswer(fault, asked));
  }

  /** The journal's entry, and with it the rows that changed: before the answer leaves. */
  private writeDown(asked: Asked, done: Dispatched, started: number, fault: FaultSpec | undefined): void {
    const { world } = this.parts;
    const { form } = done;
    const values = JOURNALLED_VALUES.flatMap((name) => {
      const value = form.optional(name);
      return value === undefined ? [] : [[name, value] as const];
    });
    const sid = done.status === 201 && done.body && 'sid' in done.body ? String(done.body.sid) : null;
    const entry = world.journal.add({
      kind: 'request',
      at: world.clock.now().toISOString(),
      method: asked.method,
      path: asked.path,
      query: asked.query,
      status: done.status,
      account: done.accountSid,
      durationMs: performance.now() - started,
      params: form.names(),
      friendlyName: form.optional('FriendlyName') ?? null,
      values: Object.fromEntries(values),
      sid,
      fault: fault === undefined ? null : fault.effect + (fault.afterCommit ? '-after' : '-before'),
    });
    world.commit(asked.method === 'GET' ? undefined : entry);
  }

  private send(response: ServerResponse, done: Pick<Dispatched, 'status' | 'body' | 'headers'>): void {
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
    response.end(body);
  }
}

/** What a fault makes of a request. Drops and hangs decide nothing: status 0. */
function faultAnswer(fault: FaultSpec, asked: Asked): Dispatched {
  const nobody = { accountSid: null, form: new Form(asked.body ?? '') } as const;
  if (fault.effect === 'drop' || fault.effect === 'hang') return { status: 0, ...nobody };
  const { status = 500, code = 20500, message = 'Injected by a fault of the sandbox', retryAfterSeconds } = fault;
  const headers: Record<string, string> =
    retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) };
  const error =
    fault.effect === 'throttle'
      ? tooManyRequests(retryAfterSeconds ?? 1)
      : new TwilioError(status, code, message, headers);
  return { status: error.status, body: errorBody(error), headers: error.headers, ...nobody };
}

function splitOnce(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/** What is not HTTP at all. */
function refuseGarbage(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const body = JSON.stringify(errorBody(new TwilioError(400, 20001, 'The request is not valid HTTP')));
  socket.end(
    `HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n` +
      `Connection: close\r\n\r\n${body}`,
  );
}
