import WebSocket from 'ws';
import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  AccountDocument,
  CancelOnboardingDocument,
  createClient,
  CustomersDocument,
  OnboardingDocument,
  OnboardingUpdatedDocument,
  OnboardVoiceIntegrityDocument,
  PlanVoiceIntegrityDocument,
  TrustHubError,
  type ClientOptions,
  type ConnectionState,
  type OnboardingStatus,
  type OnboardVoiceIntegrityInput,
  type TypedDocument,
} from '../../src/client/index.js';
import { numberDispenser, voiceIntegrityInput } from '../support/onboarding.js';
import { useTestApp } from '../support/use-test-app.js';

const KEY = 'a-key-of-the-client-0123456789abcdef';
const app = useTestApp({ API_KEYS: KEY, MIRROR: 'on' });
const numbers = numberDispenser(app);

const connect = (options: Partial<ClientOptions> = {}) => createClient({ url: app.graphqlUrl, key: KEY, ...options });
const input = async (): Promise<OnboardVoiceIntegrityInput> =>
  voiceIntegrityInput(await numbers(1)) as OnboardVoiceIntegrityInput;
/** What a call throws. */
const errorOf = async (call: Promise<unknown>): Promise<TrustHubError> => {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(TrustHubError);
  return error as TrustHubError;
};

describe('a query', () => {
  it('answers its data, with types', async () => {
    const { account } = await connect().run(AccountDocument);
    expectTypeOf(account.sid).toEqualTypeOf<string>();
    expect(account).toMatchObject({ sid: app.accountSid, sandbox: true });
  });

  it('finds the path of GraphQL by itself, and asks for a key each time', async () => {
    let asked = 0;
    const client = connect({
      url: new URL(app.graphqlUrl).origin,
      key: () => {
        asked += 1;
        return Promise.resolve(KEY);
      },
    });
    await client.run(AccountDocument);
    await client.run(AccountDocument);
    expect(asked).toBe(2);
  });

  it('throws what the server refuses, with its code and request id', async () => {
    const wrong = await errorOf(connect({ key: 'a-wrong-key' }).run(AccountDocument));
    expect(wrong).toMatchObject({ kind: 'access', code: 'UNAUTHENTICATED', httpStatus: 401, retryable: false });
    expect(wrong.requestId).toMatch(/\w/);

    const foreign = await errorOf(connect({ account: `AC${'0'.repeat(32)}` }).run(AccountDocument));
    expect(foreign).toMatchObject({ kind: 'access', code: 'FORBIDDEN', nothingDone: true });

    const unknown = await errorOf(connect().run('{ nothing }'));
    expect(unknown).toMatchObject({ kind: 'request', code: 'GRAPHQL_VALIDATION_FAILED', retryable: false });

    const enumerated = { filter: { status: ['APPROVED' as never] } };
    const misfit = await errorOf(connect().run(CustomersDocument, enumerated));
    expect(misfit).toMatchObject({ kind: 'request', code: 'BAD_USER_INPUT', field: 'filter.status.0' });
    expect(misfit.problems[0]?.allowed).toContain('TWILIO_APPROVED');
  });

  it("throws what a person can correct as a mutation does: a plan's input", async () => {
    const error = await errorOf(
      connect().run(PlanVoiceIntegrityDocument, { input: { ...(await input()), phoneNumberSids: [] } }),
    );
    expect(error).toMatchObject({
      kind: 'input',
      code: 'INVALID_INPUT',
      field: 'phoneNumberSids',
      nothingDone: false,
    });
  });

  it('can be given up', async () => {
    const reason = new Error('enough');
    await expect(connect().run(AccountDocument, {}, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  it('says how old the answer may be, and returns what of it is there where that is wanted', async () => {
    const document = '{ account { sid } address(sid: "AD00000000000000000000000000000000") { sid } }';
    const error = await errorOf(connect().run(document, {}, { onlyIfCached: true }));
    expect(error).toMatchObject({ kind: 'request', code: 'NOT_IN_MIRROR', field: 'address', nothingDone: false });
    const codes: string[] = [];
    const onPartial = ({ code }: TrustHubError): void => void codes.push(code);
    const data = await connect().run(document, {}, { onlyIfCached: true, onPartial });
    expect(data).toEqual({ account: { sid: app.accountSid }, address: null });
    expect(codes).toEqual(['NOT_IN_MIRROR']);
    expect(await connect().run(document, {}, { noCache: true })).toEqual(data);
  });
});

describe('a mutation', () => {
  it('throws its user errors, each with its field', async () => {
    const given = await input();
    const { secondary } = given.customerProfile as { secondary: object };
    const bad = { ...given, customerProfile: { secondary: { ...secondary, email: 'none' } }, phoneNumberSids: [] };
    const error = await errorOf(connect().run(OnboardVoiceIntegrityDocument, { input: bad as never }));
    expect(error).toMatchObject({ kind: 'input', code: 'INVALID_INPUT', retryable: false });
    expect(error.problems.map(({ field }) => field).sort()).toEqual([
      'customerProfile.secondary.email',
      'phoneNumberSids',
    ]);
    expect(error.message).toContain('phoneNumberSids: ');
    expect(error.message).not.toContain('none');
  });

  it('throws the user error of one that does not exist', async () => {
    const error = await errorOf(connect().run(CancelOnboardingDocument, { input: { id: 'bm90aGluZw==' } }));
    expect(error).toMatchObject({ kind: 'input', code: 'NOT_FOUND' });
  });
});

describe.each(['websocket', 'sse'] as const)('a subscription by %s', (subscriptions) => {
  const over = (options: Partial<ClientOptions> = {}) => connect({ subscriptions, webSocket: WebSocket, ...options });

  it('follows a run to its end', async () => {
    const client = over();
    const { onboardVoiceIntegrity } = await client.run(OnboardVoiceIntegrityDocument, { input: await input() });
    const id = onboardVoiceIntegrity.onboarding?.id ?? '';
    const states: ConnectionState[] = [];
    const statuses: OnboardingStatus[] = [];
    const onState = (state: ConnectionState): void => void states.push(state);
    for await (const { onboardingUpdated } of client.subscribe(OnboardingUpdatedDocument, { id }, { onState })) {
      statuses.push(onboardingUpdated.status);
    }
    expect(statuses.at(-1)).toBe('COMPLETED');
    expect(states).toEqual(['connecting', 'connected']);
    const { onboarding } = await client.run(OnboardingDocument, { id });
    expect(onboarding?.trustProduct?.status).toBe('TWILIO_APPROVED');
  });

  it('throws what is refused, at the first try', async () => {
    const states: ConnectionState[] = [];
    const refused = (document: TypedDocument<unknown, object>, key = KEY) => {
      const onState = (state: ConnectionState): void => void states.push(state);
      return errorOf(over({ key }).subscribe(document, { id: 'bm90aGluZw==' }, { onState }).next());
    };
    const missing = await refused(OnboardingUpdatedDocument as TypedDocument<unknown, object>);
    expect(missing).toMatchObject({ kind: 'input', code: 'NOT_FOUND' });
    const wrong = await refused('subscription { bundleStatusChanged { sid } }', 'a-wrong-key');
    expect(wrong).toMatchObject({ kind: 'access', code: 'UNAUTHENTICATED', retryable: false });
    expect(await refused('subscription { nothing }')).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED' });
    expect(states).not.toContain('reconnecting');
  });

  it('ends when it is given up, also while it waits', async () => {
    const giveUp = new AbortController();
    const events = over().subscribe(
      'subscription { bundleStatusChanged { sid } }',
      {},
      { signal: giveUp.signal, onState: (state) => state === 'connected' && giveUp.abort() },
    );
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });

  it('does not begin where it was given up before', async () => {
    const states: ConnectionState[] = [];
    const onState = (state: ConnectionState): void => void states.push(state);
    const chosen = { signal: AbortSignal.abort(), onState };
    const events = over().subscribe('subscription { bundleStatusChanged { sid } }', {}, chosen);
    expect(await events.next()).toEqual({ done: true, value: undefined });
    expect(states).toEqual([]);
  });
});

describe('what is no call', () => {
  it.each([
    ['a subscription to run', () => connect().run(OnboardingUpdatedDocument, { id: '' }), 'to `subscribe`'],
    ['a parsed document', () => connect().run({} as never), "documentMode 'string'"],
  ])('%s', async (_what, call, message) => {
    await expect(call()).rejects.toThrow(message);
  });

  it('a query to subscribe, and an address that is none', () => {
    expect(() => connect().subscribe(AccountDocument)).toThrow('to `run`');
    expect(() => connect({ url: 'nowhere' })).toThrow('Invalid URL');
  });
});
