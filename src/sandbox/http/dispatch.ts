import type { Account } from '../entities/rows.js';
import { errorBody, invalidParameter, methodNotAllowed, TwilioError, unauthenticated } from './errors.js';
import { EMPTY_FORM, EMPTY_JSON, Form, formOf, readJsonBody } from './form.js';
import type { Answer, Route, Router } from './router.js';
import type { Tables } from '../store/tables.js';
import { PAGING_PARAMETERS } from '../wire/paging.js';
import type { World } from '../world.js';

/** A request as it came. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly authorization: string | undefined;
  readonly contentType: string | undefined;
  /** Null: it was too large. */
  readonly body: string | null;
}

/** An answer with what the journal records about its request. */
export interface Dispatched extends Answer {
  readonly headers?: Readonly<Record<string, string>>;
  readonly accountSid: string | null;
  readonly form: Form;
}

/** Carries a request out. Whatever goes wrong becomes an error body; nothing is thrown. */
export function dispatch(world: World, router: Router, asked: Asked): Dispatched {
  let accountSid: string | null = null;
  let form = EMPTY_FORM;
  try {
    const match = router.match(asked.method, asked.path);
    if (match.route === null) return { ...unmatched(router, asked, match.knownPath), accountSid, form };
    const account = authenticate(world.tables, asked.authorization);
    accountSid = account.sid;
    const { params, route } = match;
    const json = route.takesJson ? readJsonBody(asked.body, asked.contentType) : EMPTY_JSON;
    if (asked.method === 'POST') form = route.takesJson ? formOf(json) : readForm(asked);
    const query = new URLSearchParams(asked.query);
    if (world.settings.unknownParameters === 'refused') refuseUnknown(route, form, query);
    return { ...route.handle({ world, account, path: asked.path, params, query, form, json }), accountSid, form };
  } catch (error) {
    // A request that is refused half way, or fails, has changed nothing.
    world.abandon();
    const shown = error instanceof TwilioError ? error : internal(error);
    return { status: shown.status, body: errorBody(shown), headers: shown.headers, accountSid, form };
  }
}

/** A bug of the sandbox, described plainly for the developers who use it. */
function internal(error: unknown): TwilioError {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new TwilioError(500, 20500, `The sandbox failed: ${text}`);
}

function readForm(asked: Asked): Form {
  if (asked.body === null) throw new TwilioError(413, 20001, 'The request body is too large');
  if (asked.body !== '' && !/^application\/x-www-form-urlencoded\b/i.test(asked.contentType ?? ''))
    throw new TwilioError(400, 20001, 'Content-Type must be application/x-www-form-urlencoded');
  return new Form(asked.body);
}

/** 20001 "unknown parameters". Twilio may well ignore some; a misspelt filter that lists everything helps no one. */
function refuseUnknown(route: Route, form: Form, query: URLSearchParams): void {
  const known = route.parameters ?? [];
  const sent = route.method === 'GET' ? [...query.keys()] : [...form.names(), ...query.keys()];
  const paging: readonly string[] = route.method === 'GET' ? PAGING_PARAMETERS : [];
  const unknown = sent.filter((name) => !known.includes(name) && !paging.includes(name));
  if (unknown.length > 0)
    throw invalidParameter(`Unknown parameters: ${unknown.map((name) => name.slice(0, 40)).join(', ')}`, 20001);
}

/** A wrong method on a known path is Twilio's 405; all else is ours to say: not emulated. */
function unmatched(router: Router, asked: Asked, knownPath: boolean): Answer {
  if (knownPath) {
    const error = methodNotAllowed(asked.method, asked.path);
    return { status: error.status, body: errorBody(error) };
  }
  const error = new TwilioError(501, 20501, `The sandbox does not emulate ${asked.method} ${asked.path}`);
  const routes = router.routes.map((route) => `${route.method} ${route.path}`);
  return { status: 501, body: { ...errorBody(error), routes } };
}

/** The account of an `Authorization: Basic` header: by its SID and one of its tokens, or by a key of its own. */
function authenticate(tables: Tables, header: string | undefined): Account {
  const [scheme, encoded] = header?.split(' ') ?? [];
  if (encoded === undefined || scheme?.toLowerCase() !== 'basic') throw unauthenticated();
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  if (colon === -1) throw unauthenticated();
  const account = accountOf(tables, decoded.slice(0, colon), decoded.slice(colon + 1));
  if (account === undefined) throw unauthenticated();
  // 20005 is the dictionary's "account not active".
  if (account.status !== 'active') throw new TwilioError(401, 20005, 'Account is not active');
  return account;
}

function accountOf(tables: Tables, user: string, password: string): Account | undefined {
  if (user.startsWith('SK')) {
    const key = tables.apiKeys.get(user);
    return key?.secret === password ? tables.accounts.get(key.accountSid) : undefined;
  }
  const account = tables.accounts.get(user);
  return password === account?.authToken || password === account?.secondaryToken?.token ? account : undefined;
}
