import type { ServerResponse } from 'node:http';
import type { SandboxControl } from '../control.js';
import type { Asked } from '../dispatch.js';
import { errorBody, TwilioError } from '../errors.js';
import type { JournalFilter } from '../journal.js';
import { parseClockOrder, parseFault, parseLatency, parseVerdict, readObject } from './control-bodies.js';

/** Who may use `/_sandbox`. */
export interface ControlAccess {
  /** Whether the server listens on loopback only. */
  readonly loopback: boolean;
  readonly token: string | undefined;
}

type Handler = (asked: Asked, rest: string) => Promise<object> | object;

/** Answers `/_sandbox`: JSON in, JSON out, errors in Twilio's shape. Requests here are not journalled and have no faults. */
export function controlHandler(control: SandboxControl, access: ControlAccess) {
  const handlers = controlRoutes(control);
  return (response: ServerResponse, asked: Asked, origin: string | undefined): void => {
    void answer(handlers, access, asked, origin).then(({ status, body }) => {
      const text = JSON.stringify(body);
      response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) });
      response.end(text);
    });
  };
}

async function answer(
  handlers: Readonly<Record<string, Handler>>,
  access: ControlAccess,
  asked: Asked,
  origin: string | undefined,
): Promise<{ readonly status: number; readonly body: object }> {
  try {
    requireAccess(access, asked, origin);
    const [, , name = '', ...rest] = asked.path.split('/');
    const handler = handlers[`${asked.method} ${name}`];
    if (handler === undefined) throw new TwilioError(404, 20404, `Known: ${Object.keys(handlers).join(', ')}`);
    return { status: 200, body: await handler(asked, rest.join('/')) };
  } catch (error) {
    const shown = error instanceof TwilioError ? error : new TwilioError(500, 20500, String(error));
    return { status: shown.status, body: errorBody(shown) };
  }
}

/**
 * Off unless it is bound to loopback or has a token. A page in a browser can send a simple POST to loopback, but not without
 * saying where it comes from.
 */
function requireAccess({ loopback, token }: ControlAccess, asked: Asked, origin: string | undefined): void {
  if (token !== undefined) {
    if (asked.authorization !== `Bearer ${token}`)
      throw new TwilioError(401, 20003, '/_sandbox needs the control token, as Authorization: Bearer');
    return;
  }
  if (!loopback) throw new TwilioError(403, 20403, '/_sandbox is off: bind to loopback or set a control token');
  if (origin !== undefined && !/^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(origin))
    throw new TwilioError(403, 20403, '/_sandbox does not answer pages of other origins');
}

function controlRoutes(control: SandboxControl): Readonly<Record<string, Handler>> {
  const done = { ok: true };
  const clock = (): object => ({ now: control.clock.now().toISOString() });
  return {
    'GET journal': ({ query }) => ({ entries: control.journal(journalFilter(new URLSearchParams(query))) }),
    'DELETE journal': () => (control.clearJournal(), done),
    'POST reset': () => (control.reset(), done),
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
      const { verdict, codes } = parseVerdict(readObject(asked.body));
      await control.review(sid, verdict, codes);
      return done;
    },
    'POST faults': (asked) => (control.fault(parseFault(readObject(asked.body))), done),
    'DELETE faults': () => (control.clearFaults(), done),
    'POST latency': (asked) => (control.latency(parseLatency(readObject(asked.body))), done),
    'GET state': () => ({ ...clock(), counts: control.counts() }),
  };
}

function journalFilter(query: URLSearchParams): JournalFilter {
  const [method, path, kind] = ['method', 'path', 'kind'].map((name) => query.get(name));
  const number = (name: string): number | undefined => (query.has(name) ? Number(query.get(name)) : undefined);
  const [since, status] = [number('since'), number('status')];
  return {
    ...(method && { method }),
    ...(path && { path }),
    ...((kind === 'callback' || kind === 'any') && { kind }),
    ...(since !== undefined && { since }),
    ...(status !== undefined && { status }),
  };
}
