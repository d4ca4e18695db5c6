import { describe, expect, it, onTestFinished } from 'vitest';
import {
  createClient,
  OnboardVoiceIntegrityDocument,
  TrustHubError,
  type ClientOptions,
  type OnboardVoiceIntegrityInput,
  type TypedDocument,
} from '../../src/client/index.js';
import { startAlteringProxy } from '../support/altering-proxy.js';
import { numberDispenser, voiceIntegrityInput } from '../support/onboarding.js';
import { useTestApp } from '../support/use-test-app.js';
import { serveReplies, type Reply } from './support/replies.js';

const app = useTestApp();
const numbers = numberDispenser(app);

const QUERY = 'query { here }' as TypedDocument<{ here: boolean }, object>;
const KEYED = 'mutation ($input: I!) { a: addPhoneNumbers(input: $input) { b } }' as TypedDocument<object, object>;
const UNKEYED = 'mutation { deleteAddress { b } }' as TypedDocument<object, object>;
const MIXED = 'mutation { addPhoneNumbers { b } deleteAddress { b } }' as TypedDocument<object, object>;

const GOOD: Reply = { body: { data: { here: true } } };
const coded = (code: string, extensions: object = {}) => [{ message: 'No.', extensions: { code, ...extensions } }];
const refusal = (code: string, status: number): Reply => ({ status, body: { errors: coded(code) } });
/** It ran, and found the cause then. */
const failure = (code: string): Reply => ({ body: { data: null, errors: coded(code) } });
const LIMITED = refusal('RATE_LIMITED', 429);
const PROXY: Reply = { status: 502, body: '<html>Bad Gateway</html>' };

/** How often a call was sent, and what came of it. */
async function send(
  document: TypedDocument<object, object>,
  replies: readonly Reply[],
  options: Partial<ClientOptions> = {},
) {
  const { url, bodies, close } = await serveReplies(...replies);
  const result = await createClient({ url, ...options })
    .run(document)
    .catch((error: unknown) => error)
    .finally(close);
  expect(new Set(bodies).size).toBe(1);
  return { sent: bodies.length, result: result as TrustHubError };
}

/** For as long as the test lasts. */
async function serve(...replies: readonly Reply[]) {
  const server = await serveReplies(...replies);
  onTestFinished(server.close);
  return server;
}

describe('a call is sent again', () => {
  // Side by side, because most of their time is waiting.
  it.concurrent.each<[string, TypedDocument<object, object>, readonly Reply[]]>([
    ['a query whose connection broke', QUERY, ['cut', 'cut']],
    ['a query that a proxy had no server for', QUERY, [PROXY, { status: 503, body: 'busy' }]],
    ['a query that was one too many', QUERY, [LIMITED]],
    ['a query for which Twilio had no time', QUERY, [failure('UPSTREAM_THROTTLED')]],
    ['a mutation with a key, whatever passing thing happened', KEYED, ['cut', PROXY, failure('SERVICE_UNAVAILABLE')]],
    ['a mutation without one, of which nothing was done', UNKEYED, [LIMITED, refusal('SERVICE_UNAVAILABLE', 503)]],
  ])('%s', async (_what, document, faults) => {
    const { sent, result } = await send(document, [...faults, GOOD]);
    expect(result).toEqual({ here: true });
    expect(sent).toBe(faults.length + 1);
  });

  it('as often as is wanted, and no more', async () => {
    const retried: number[] = [];
    const { sent, result } = await send(QUERY, ['cut'], {
      retries: 2,
      onRetry: (error, waitMs) => {
        expect(error.code).toBe('NO_ANSWER');
        retried.push(waitMs);
      },
    });
    expect(sent).toBe(3);
    expect(result).toMatchObject({ kind: 'network', code: 'NO_ANSWER', retryable: true, nothingDone: false });
    // Longer each time, and never at once.
    expect(retried[0]).toBeGreaterThanOrEqual(125);
    expect(retried[1]).toBeGreaterThanOrEqual(250);
  });

  it('not before the server wants it', async () => {
    const waits: number[] = [];
    const busy: Reply = { status: 503, retryAfter: '1', body: { errors: coded('SERVICE_UNAVAILABLE') } };
    const { result } = await send(QUERY, [busy, GOOD], { onRetry: (_error, waitMs) => void waits.push(waitMs) });
    expect(result).toEqual({ here: true });
    expect(waits[0]).toBeGreaterThanOrEqual(1_000);
  });

  it('where no connection was made, whatever it is', async () => {
    const { url } = await serve(GOOD);
    const refused = new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } });
    let tries = 0;
    const fetch: typeof globalThis.fetch = (...request) =>
      (tries += 1) === 1 ? Promise.reject(refused) : globalThis.fetch(...request);
    expect(await createClient({ url, fetch }).run(UNKEYED)).toEqual({ here: true });
  });
});

describe('a call is not sent again', () => {
  it.each<[string, TypedDocument<object, object>, Reply, object]>([
    ['a mutation without a key, whose answer was lost', UNKEYED, 'cut', { code: 'NO_ANSWER', nothingDone: false }],
    ['one beside others that have a key', MIXED, 'cut', { code: 'NO_ANSWER', nothingDone: false }],
    ['one that a proxy had no server for', UNKEYED, PROXY, { code: 'NOT_GRAPHQL', httpStatus: 502 }],
    ['one that may have run', UNKEYED, failure('SERVICE_UNAVAILABLE'), { nothingDone: false, data: null }],
    ['what is wrong', QUERY, refusal('GRAPHQL_VALIDATION_FAILED', 400), { kind: 'request', nothingDone: true }],
    ['what is a fault', QUERY, refusal('INTERNAL_SERVER_ERROR', 500), { kind: 'operator', nothingDone: false }],
    ['what another program answers', QUERY, { body: '<html>' }, { code: 'NOT_GRAPHQL' }],
    ['what has a code of later times', QUERY, refusal('NEW', 503), { kind: 'operator', code: 'UNKNOWN' }],
    [
      'what the server wants much later',
      QUERY,
      { status: 503, retryAfter: '3600', body: { errors: coded('SERVICE_UNAVAILABLE') } },
      { retryable: true, retryAfterSeconds: 3600 },
    ],
    [
      'what is there in part',
      QUERY,
      { body: { data: { here: null, there: 1 }, errors: coded('UPSTREAM_TIMEOUT') } },
      { retryable: true, data: { here: null, there: 1 } },
    ],
  ])('%s', async (_what, document, reply, expected) => {
    const { sent, result } = await send(document, [reply]);
    expect(result).toBeInstanceOf(TrustHubError);
    expect(result).toMatchObject(expected);
    expect(sent).toBe(1);
  });

  it('where the caller gives it up meanwhile', async () => {
    const giveUp = new AbortController();
    const { url, bodies } = await serve(LIMITED);
    const client = createClient({ url, onRetry: () => giveUp.abort() });
    await expect(client.run(QUERY, {}, { signal: giveUp.signal })).rejects.toThrow('aborted');
    expect(bodies).toHaveLength(1);
  });
});

describe('an answer', () => {
  it('that does not come is waited for only so long, once for each try', async () => {
    const { sent, result } = await send(QUERY, ['never'], { timeout: 50, retries: 1 });
    expect(result).toMatchObject({ kind: 'network', code: 'TIMEOUT', retryable: true });
    expect(sent).toBe(2);
  });

  it('that is there in part is returned where that is wanted', async () => {
    const { url } = await serve({ body: { data: { here: null, there: 1 }, errors: coded('UPSTREAM_TIMEOUT') } });
    const errors: TrustHubError[] = [];
    const onPartial = (error: TrustHubError): void => void errors.push(error);
    expect(await createClient({ url }).run(QUERY, {}, { onPartial })).toEqual({ here: null, there: 1 });
    expect(errors).toMatchObject([{ code: 'UPSTREAM_TIMEOUT' }]);
  });

  it('of which only user errors are there is no part', async () => {
    const userErrors = [{ code: 'CONFLICT', message: 'No.', path: null }];
    const { url } = await serve({ body: { data: { deleteAddress: { sid: null, userErrors } } } });
    const call = createClient({ url }).run(UNKEYED, {}, { onPartial: () => expect.fail('a part') });
    await expect(call).rejects.toMatchObject({ kind: 'input', code: 'CONFLICT' });
  });
});

describe('when the server has done the work, and its answer is lost,', () => {
  async function throughProxy() {
    const proxy = await startAlteringProxy(new URL(app.graphqlUrl).origin);
    onTestFinished(() => proxy.close());
    return proxy;
  }

  it('an onboarding is sent again, and is there once', async () => {
    const proxy = await throughProxy();
    const lost = proxy.lose('POST', /graphql/);
    const codes: string[] = [];
    const client = createClient({ url: proxy.url, onRetry: ({ code }) => void codes.push(code) });
    const input = voiceIntegrityInput(await numbers(1)) as OnboardVoiceIntegrityInput;
    const { onboardVoiceIntegrity } = await client.run(OnboardVoiceIntegrityDocument, { input });
    await lost;
    expect(codes).toEqual(['NO_ANSWER']);
    const { onboardings } = await app.data<{ onboardings: { nodes: readonly { id: string }[] } }>(
      '{ onboardings { nodes { id } } }',
    );
    expect(onboardings.nodes.map(({ id }) => id)).toEqual([onboardVoiceIntegrity.onboarding?.id]);
  });

  it('a subaccount is not sent again, and is there once', async () => {
    const proxy = await throughProxy();
    const lost = proxy.lose('POST', /graphql/);
    const create = `mutation { createSubaccount(input: { friendlyName: "Once" }) { account { sid } userErrors { code message } } }`;
    const call = createClient({ url: proxy.url }).run(create);
    await expect(call).rejects.toMatchObject({ code: 'NO_ANSWER', retryable: false, nothingDone: false });
    await lost;
    const { accounts } = await app.data<{ accounts: { nodes: readonly { friendlyName: string }[] } }>(
      '{ accounts(first: 50) { nodes { friendlyName } } }',
    );
    expect(accounts.nodes.filter(({ friendlyName }) => friendlyName === 'Once')).toHaveLength(1);
  });
});
