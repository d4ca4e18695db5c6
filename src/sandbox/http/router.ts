import type { Account } from '../entities/rows.js';
import type { Form, JsonBody } from './form.js';
import type { World } from '../world.js';

/** One request, read and authenticated. */
export interface Call {
  readonly world: World;
  /** Who asks. */
  readonly account: Account;
  /** As it was asked for, without the query. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly form: Form;
  /** The body of a route that takes JSON. */
  readonly json: JsonBody;
}

/** What a call is answered with. A 204 has no body. */
export interface Answer {
  readonly status: number;
  readonly body?: object;
}

export type Method = 'GET' | 'POST' | 'DELETE';

/** One operation. Handlers are synchronous: what they do to the rows is one step, whatever else is under way. */
export interface Route {
  readonly method: Method;
  /** Twilio's path, with `{Name}` for a parameter and without `.json`. */
  readonly path: string;
  /** The parameters of the form, or for GET of the query, that the description knows. */
  readonly parameters?: readonly string[];
  /** Whether the body is JSON; all others are forms. */
  readonly takesJson?: boolean;
  readonly handle: (call: Call) => Answer;
}

/** A route that fits a path, or why none does. */
export type Match =
  | { readonly route: Route; readonly params: Readonly<Record<string, string>> }
  | { readonly route: null; readonly knownPath: boolean };

interface Node {
  readonly next: Map<string, Node>;
  any: Node | null;
  readonly routes: Map<string, { readonly route: Route; readonly names: readonly string[] }>;
}

const emptyNode = (): Node => ({ next: new Map(), any: null, routes: new Map() });

/** Finds routes by walking a tree of path segments. */
export class Router {
  private readonly root = emptyNode();

  constructor(readonly routes: readonly Route[]) {
    for (const route of routes) this.add(route);
  }

  match(method: string, path: string): Match {
    const values: string[] = [];
    let node = this.root;
    for (const segment of segments(path)) {
      const literal = node.next.get(segment);
      if (literal === undefined) values.push(segment);
      const child = literal ?? node.any;
      if (child === null) return { route: null, knownPath: false };
      node = child;
    }
    const found = node.routes.get(method);
    if (found === undefined) return { route: null, knownPath: node.routes.size > 0 };
    const params: Record<string, string> = {};
    found.names.forEach((name, at) => (params[name] = values[at] ?? ''));
    return { route: found.route, params };
  }

  private add(route: Route): void {
    let node = this.root;
    for (const segment of segments(route.path)) {
      let child = segment.startsWith('{') ? node.any : node.next.get(segment);
      if (!child) {
        child = emptyNode();
        if (segment.startsWith('{')) node.any = child;
        else node.next.set(segment, child);
      }
      node = child;
    }
    const names = [...route.path.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? '');
    node.routes.set(route.method, { route, names });
  }
}

/** Segments are compared as they came: no SID or name needs an escape, so an escaped slash never becomes a real one. */
function segments(path: string): readonly string[] {
  const parts = path.split('/');
  // `.json` belongs to every path of api 2010 and says nothing.
  if (path.startsWith('/2010-04-01/')) parts[parts.length - 1] = (parts.at(-1) ?? '').replace(/\.json$/, '');
  return parts.slice(1);
}
