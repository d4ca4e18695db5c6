import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SandboxControl } from './control.js';
import type { Asked } from '../http/dispatch.js';
import { errorBody, TwilioError } from '../http/errors.js';
import type { JournalFilter } from './journal.js';
import {
  bad,
  parseClockOrder,
  parseFault,
  parseLatency,
  parseMove,
  parseNumbersOrder,
  parseSwitches,
  parseVerdict,
  readObject,
  readText,
} from './bodies.js';

/** Who may use `/_sandbox`. */
export interface ControlAccess {
  /** Whether the server listens on loopback only. */
  readonly loopback: boolean;
  readonly token: string | undefined;
}

/** Bytes are sent as they are, an object as JSON. */
type Handler = (asked: Asked, rest: string) => Promise<object> | object;

/** What a browser or another program says of where a request comes from. */
interface Provenance {
  readonly origin: string | undefined;
  readonly host: string | undefined;
}

/** Answers `/_sandbox`: JSON in, JSON out, errors in Twilio's shape. Requests here are not journalled and have no faults. */
export function controlHandler(control: SandboxControl, access: ControlAccess) {
  const handlers = controlRoutes(control);
  return (request: IncomingMessage, response: ServerResponse, asked: Asked): void => {
    const { origin, host } = request.headers;
    void answer(handlers, access, asked, { origin, host }).then(({ status, body }) => {
      const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
      const type = body === bytes ? 'application/x-ndjson' : 'application/json';
      response.writeHead(status, { 'Content-Type': type, 'Content-Length': bytes.length });
      response.end(bytes);
    });
  };
}

async function answer(
  handlers: Readonly<Record<string, Handler>>,
  access: ControlAccess,
  asked: Asked,
  from: Provenance,
): Promise<{ readonly status: number; readonly body: object }> {
  try {
    requireAccess(access, asked, from);
    const [, , name = '', ...rest] = asked.path.split('/');
    const key = `${asked.method} ${name}`;
    const handler = Object.hasOwn(handlers, key) ? handlers[key] : undefined;
    if (handler === undefined) throw new TwilioError(404, 20404, `Known: ${Object.keys(handlers).join(', ')}`);
    return { status: 200, body: await handler(asked, rest.join('/')) };
  } catch (error) {
    const shown = error instanceof TwilioError ? error : new TwilioError(500, 20500, String(error));
    return { status: shown.status, body: errorBody(shown) };
  }
}

/**
 * Off unless it is bound to loopback or has a token. A page in a browser can send a simple POST to loopback, but not
 * without saying where it comes from; and one whose name was made to mean 127.0.0.1 says that name as its host.
 */
function requireAccess({ loopback, token }: ControlAccess, asked: Asked, { origin, host }: Provenance): void {
  if (token !== undefined) {
    if (!sameSecret(asked.authorization ?? '', `Bearer ${token}`))
      throw new TwilioError(401, 20003, '/_sandbox needs the control token, as Authorization: Bearer');
    return;
  }
  if (!loopback) throw new TwilioError(403, 20403, '/_sandbox is off: bind to loopback or set a control token');
  if (origin !== undefined && !/^https?:\/\//.test(origin)) throw foreign();
  for (const named of [origin?.replace(/^https?:\/\//, ''), host])
    if (named !== undefined && !/^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(named)) throw foreign();
}

function foreign(): TwilioError {
  return new TwilioError(403, 20403, '/_sandbox does not answer pages of other origins');
}

/** Compared in constant time, so that the duration does not show how much of a guess was right. */
function sameSecret(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}

function controlRoutes(control: SandboxControl): Readonly<Record<string, Handler>> {
  const done = { ok: true };
  const clock = (): object => ({ now: control.clock.now().toISOString() });
  return {
    'GET journal': ({ query }) => ({ entries: control.journal(journalFilter(new URLSearchParams(query))) }),
    'DELETE journal': () => (control.clearJournal(), done),
    'POST reset': () => (control.reset(), done),
    'POST seed': (asked) => ({ sids: control.seed(readObject(asked.body)) }),
    'POST numbers': (asked, sid) => {
      if (sid !== '') return (control.movePhoneNumber(sid, parseMove(readObject(asked.body))), done);
      const { count, accountSid } = parseNumbersOrder(readObject(asked.body));
      return { sids: control.addPhoneNumbers(count, accountSid) };
    },
    'DELETE numbers': (_asked, sid) => (control.releasePhoneNumber(sid), done),
    'GET switches': () => control.switches(),
    'POST switches': (asked) => (control.setSwitches(parseSwitches(readObject(asked.body))), control.switches()),
    'GET snapshot': () => control.snapshot(),
    'POST snapshot': (asked) => (control.restore(readText(asked.body)), done),
    'GET clock': clock,
    'POST clock': async (asked) => {
      const order = parseClockOrder(readObject(asked.body));
      if (order.run === 'frozen') control.clock.freeze();
      if (order.set !== undefined) await control.clock.set(order.set);
      if (order.advanceMs !== undefined) await control.clock.advance(order.advanceMs);
      if (order.run === 'free') control.clock.runFree();
      return clock();
    },
    'POST reviews': async (asked, sid) => {
      const { verdict, codes, reason } = parseVerdict(readObject(asked.body));
      await control.review(sid, verdict, codes, reason);
      return done;
    },
    'GET faults': () => ({ faults: control.faults() }),
    'POST faults': (asked) => (control.fault(parseFault(readObject(asked.body))), done),
    'DELETE faults': () => (control.clearFaults(), done),
    'POST latency': (asked) => (control.latency(parseLatency(readObject(asked.body))), done),
    'GET state': () => ({ ...clock(), counts: control.counts() }),
  };
}

const FILTERS = ['kind', 'method', 'path', 'status', 'account', 'sid', 'faulty', 'since', 'limit'];

/** A filter that is misspelt would find everything. */
function journalFilter(query: URLSearchParams): JournalFilter {
  const unknown = [...query.keys()].filter((name) => !FILTERS.includes(name));
  if (unknown.length > 0) throw bad(`Unknown: ${unknown.join(', ')}. Known: ${FILTERS.join(', ')}`);
  const text = <N extends string>(name: N): Partial<Record<N, string>> =>
    (query.has(name) ? { [name]: query.get(name) } : {}) as Partial<Record<N, string>>;
  const number = <N extends string>(name: N): Partial<Record<N, number>> => {
    if (!query.has(name)) return {};
    if (!/^\d{1,15}$/.test(query.get(name) ?? '')) throw bad(`${name} must be a whole number`);
    return { [name]: Number(query.get(name)) } as Partial<Record<N, number>>;
  };
  const kind = query.get('kind') ?? 'request';
  if (kind !== 'request' && kind !== 'callback' && kind !== 'any') throw bad('kind must be request, callback or any');
  const faulty = query.get('faulty');
  return {
    kind,
    ...text('method'),
    ...text('path'),
    ...text('account'),
    ...text('sid'),
    ...number('status'),
    ...number('since'),
    ...number('limit'),
    ...(faulty !== null && { faulty: faulty === 'true' }),
  };
}
