import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

type Json = Record<string, unknown>;

/** Stands between the server and a sandbox, or a client and the server, and makes of what passes what a test wants. */
export interface AlteringProxy {
  readonly url: string;
  /** Every row of the answers to GET, before it is handed on; lists are gone through. None: as they are. */
  alter(change: ((row: Json) => unknown) | undefined): void;
  /** The answer to the next request like this is kept back until it is released. */
  hold(method: string, path: RegExp): HeldAnswer;
  /** The next request like this loses its connection at once, and reaches the sandbox only when it is delivered. */
  delay(method: string, path: RegExp): LateRequest;
  /** The next request like this is carried out, and its connection is cut before the answer. Resolves when it is. */
  lose(method: string, path: RegExp): Promise<void>;
  close(): Promise<void>;
}

/** An answer that the sandbox has given and the server hasn't got. */
export interface HeldAnswer {
  /** The path of the request, once it has been carried out. */
  readonly kept: Promise<string>;
  release(): void;
}

/** A request that is still on its way when the server has given it up. */
export interface LateRequest {
  /** Resolves when its connection is cut. */
  readonly cut: Promise<void>;
  /** Lets it arrive. Resolves when it has been carried out. */
  deliver(): Promise<number>;
}

interface Hold {
  readonly method: string;
  readonly path: RegExp;
  readonly kept: (path: string) => void;
  readonly released: Promise<void>;
}

interface Delay {
  readonly method: string;
  readonly path: RegExp;
  readonly cut: () => void;
  readonly delivered: Promise<void>;
  readonly done: (status: number) => void;
}

interface Loss {
  readonly method: string;
  readonly path: RegExp;
  readonly lost: () => void;
}

export async function startAlteringProxy(upstream: string): Promise<AlteringProxy> {
  let change: ((row: Json) => unknown) | undefined;
  const holds: Hold[] = [];
  const delays: Delay[] = [];
  const losses: Loss[] = [];
  const takeDelay = ({ method, url = '' }: IncomingMessage): Delay | undefined => {
    const at = delays.findIndex((delay) => delay.method === method && delay.path.test(url));
    return at === -1 ? undefined : delays.splice(at, 1)[0];
  };
  const held = async (method = '', path = ''): Promise<void> => {
    const at = holds.findIndex((hold) => hold.method === method && hold.path.test(path));
    const [hold] = at === -1 ? [] : holds.splice(at, 1);
    hold?.kept(path);
    await hold?.released;
  };
  const losesAnswer = ({ method, url = '', socket }: IncomingMessage): boolean => {
    const at = losses.findIndex((loss) => loss.method === method && loss.path.test(url));
    const [loss] = at === -1 ? [] : losses.splice(at, 1);
    if (loss === undefined) return false;
    socket.resetAndDestroy();
    loss.lost();
    return true;
  };
  const server = createServer((request, response) => {
    void (async () => {
      const body: Buffer[] = [];
      for await (const piece of request) body.push(piece as Buffer);
      const late = takeDelay(request);
      if (late) {
        response.socket?.resetAndDestroy();
        late.cut();
        await late.delivered;
      }
      const { authorization = '', 'content-type': type = 'application/json' } = request.headers;
      const answer = await fetch(`${upstream}${request.url ?? ''}`, {
        method: request.method,
        headers: { authorization, 'content-type': type },
        ...(body.length > 0 && { body: Buffer.concat(body) }),
      });
      const text = await answer.text();
      if (late) return late.done(answer.status);
      const altered = request.method === 'GET' && answer.ok && change ? JSON.stringify(altering(text, change)) : text;
      await held(request.method, request.url);
      if (losesAnswer(request)) return;
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(altered);
    })().catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    alter(next) {
      change = next;
    },
    hold(method, path) {
      let release = (): void => undefined;
      const released = new Promise<void>((resolve) => (release = resolve));
      const kept = new Promise<string>((resolve) => holds.push({ method, path, kept: resolve, released }));
      return { kept, release };
    },
    delay(method, path) {
      let deliver = (): void => undefined;
      let done: Delay['done'] = () => undefined;
      const delivered = new Promise<void>((resolve) => (deliver = resolve));
      const answered = new Promise<number>((resolve) => (done = resolve));
      const cut = new Promise<void>((resolve) => delays.push({ method, path, cut: resolve, delivered, done }));
      return {
        cut,
        deliver: () => {
          deliver();
          return answered;
        },
      };
    },
    lose: (method, path) => new Promise((resolve) => losses.push({ method, path, lost: resolve })),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function altering(text: string, change: (row: Json) => unknown): unknown {
  const answer = JSON.parse(text) as Json;
  if ('sid' in answer) return change(answer);
  const lists = Object.entries(answer).map(([key, value]) => [
    key,
    Array.isArray(value) ? value.map((row) => change(row as Json)) : value,
  ]);
  return Object.fromEntries(lists);
}
