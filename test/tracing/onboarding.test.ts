import { trace } from '@opentelemetry/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromGlobalId } from '../../src/domain/global-id.js';
import { numberDispenser, onboard, refuseNext, resume, until, voiceIntegrityInput } from '../support/onboarding.js';
import { startOtlpReceiver, type OtlpReceiver, type ReceivedSpan } from '../support/otlp-receiver.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

const CALLER = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' };
const TRACEPARENT = `00-${CALLER.traceId}-${CALLER.spanId}-01`;
const [SERVER, CLIENT, ERROR] = [2, 3, 2];

/** An input of which every word can be searched for. */
const CANARIES = [
  'Canaria',
  '84-2761953',
  '842761953',
  'canary',
  '4155552671',
  '555267',
  'Zebra',
  '94105',
  'Francisco',
];
function canaryInput(phoneNumberSids: readonly string[]) {
  const input = voiceIntegrityInput(phoneNumberSids);
  const { secondary } = input.customerProfile;
  Object.assign(secondary, { friendlyName: 'Canaria Dental', email: 'office@canary-dental.com' });
  Object.assign(secondary.business, { businessName: 'Canaria Dental', websiteUrl: 'https://canary-dental.com' });
  Object.assign(secondary.address.create, { customerName: 'Canaria Dental', street: '1 Zebra Street' });
  Object.assign(secondary.authorizedRepresentatives[0]!, { lastName: 'Canaria', email: 'dana@canary-dental.com' });
  Object.assign(input.trustProduct, { friendlyName: 'Canaria Voice', email: 'office@canary-dental.com' });
  return { ...input, idempotencyKey: `canary-${input.idempotencyKey}` };
}

const runOf = (id: string) => fromGlobalId(id)!.key;
const named = (spans: readonly ReceivedSpan[], name: string | RegExp) =>
  spans.filter((span) => (typeof name === 'string' ? span.name === name : name.test(span.name)));
const childrenOf = (spans: readonly ReceivedSpan[], parent: ReceivedSpan | undefined) =>
  spans.filter((span) => span.traceId === parent?.traceId && span.parentSpanId === parent.spanId);

describe('a whole onboarding, traced', () => {
  let receiver: OtlpReceiver;
  let app: TestApp;
  let spans: readonly ReceivedSpan[];
  let runId: string;
  let resumedId: string;

  beforeAll(async () => {
    receiver = await startOtlpReceiver();
    app = await startTestApp({ OTEL_EXPORTER_OTLP_ENDPOINT: `${receiver.url}/` });
    const numbers = numberDispenser(app);
    const input = canaryInput(await numbers(2));
    // In the caller's own trace, with everything else that callers can send along.
    const mutation = `mutation Onboard($input: OnboardVoiceIntegrityInput!) {
      onboardVoiceIntegrity(input: $input) { onboarding { id } userErrors { message } } }`;
    const headers = {
      traceparent: TRACEPARENT,
      tracestate: 'v=canary',
      baggage: 'user=canary',
      'x-request-id': 'req-12345',
    };
    const answer = await app.execute<{ onboardVoiceIntegrity: { onboarding: { id: string } } }>(
      mutation,
      { input },
      headers,
    );
    const { id } = answer.data!.onboardVoiceIntegrity.onboarding;
    runId = runOf(id);
    const done = await until(app, id, 'COMPLETED', 'ACTION_REQUIRED');
    expect(done.status).toBe('COMPLETED');
    // Names made of data, and an operation that fails with data in it.
    await app.execute(`query Find_842761953 { policies { nodes { sid } } }`);
    await app.execute(`query Canary { customerProfile(sid: "canary") { friendlyName } }`);
    await app.execute('query { canary }');
    // A refusal with data in its text, a 503 that is tried again, and a resumed run.
    refuseNext(app.sandbox, '/v1/SupportingDocuments', 'canary 84-2761953');
    app.sandbox.fault({
      method: 'POST',
      path: '/v1/TrustProducts',
      count: 1,
      effect: 'status',
      status: 503,
      code: 20503,
    });
    const stopped = await onboard(app, canaryInput(await numbers(1)));
    resumedId = runOf(stopped.onboarding!.id);
    await resume(app, stopped.onboarding!.id);
    await until(app, stopped.onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
    app.sandbox.fault({
      method: 'POST',
      path: '/2010-04-01/**',
      count: 1,
      effect: 'throttle',
      retryAfterSeconds: 0.01,
    });
    const create = `mutation Throttled($input: AddressInput!) { createAddress(input: $input) { address { sid } } }`;
    await app.execute(create, { input: input.customerProfile.secondary.address.create });
    // A caller whose trace is not kept.
    const unsampled = { traceparent: TRACEPARENT.replace(/01$/, '00') };
    await app.execute('query Unsampled { supportingDocumentTypes { sid } }', {}, unsampled);
    await app.close();
    spans = receiver.spans();
  });
  afterAll(() => receiver.close());

  test('holds no business data, no credential and no SID', () => {
    // Without ids and times, in which any digits may stand.
    const text = receiver.bodies
      .join('\n')
      .replaceAll(/"(traceId|spanId|parentSpanId|startTimeUnixNano|endTimeUnixNano)":"[0-9a-f]*"/g, '')
      .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '');
    expect(text.length).toBeGreaterThan(10_000);
    for (const canary of CANARIES) expect(text.toLowerCase()).not.toContain(canary.toLowerCase());
    expect(text).not.toMatch(/[A-Z]{2}[0-9a-f]{32}/);
    expect(text).not.toContain(app.app.sandbox!.authToken);
    expect(text).not.toMatch(/\?\w+=/);
    expect(spans.flatMap((span) => span.events ?? [])).toEqual([]);
    expect(spans.flatMap((span) => span.status.message ?? [])).toEqual([]);
  });

  test('goes to the path of traces, with the name and version of this service', () => {
    expect(new Set(receiver.paths)).toEqual(new Set(['POST /v1/traces']));
    expect(spans[0]!.resource).toMatchObject({ 'service.name': 'trusthub-graphql', 'service.version': '0.1.0' });
  });

  test("has the operation as a part of the caller's trace", () => {
    const [mutation] = named(spans, 'mutation Onboard');
    expect(mutation).toMatchObject({ traceId: CALLER.traceId, parentSpanId: CALLER.spanId, kind: SERVER });
    expect(mutation!.attributes).toEqual({
      'graphql.operation.type': 'mutation',
      'graphql.operation.name': 'Onboard',
      'graphql.outcome': 'OK',
      'request.id': 'req-12345',
    });
  });

  test('has one span for each operation, named as the operation where the name is sane', () => {
    const operations = spans.filter((span) => span.kind === SERVER).map((span) => span.name);
    expect(operations).toContain('mutation Throttled');
    expect(operations).toContain('query');
    expect(operations.filter((name) => name === 'subscription')).toHaveLength(2);
    const failed = spans.filter((span) => span.attributes['graphql.outcome'] === 'GRAPHQL_VALIDATION_FAILED');
    expect(failed.map((span) => span.name)).toContain('graphql');
    expect(failed.every((span) => span.status.code !== ERROR)).toBe(true);
  });

  test('has each step once, in traces of their own that are linked to the request', () => {
    const steps = named(spans, /^onboarding step /).filter((span) => span.attributes['onboarding.run_id'] === runId);
    expect(steps).toHaveLength(23);
    const [mutation] = named(spans, 'mutation Onboard');
    for (const step of steps) {
      expect(step.traceId).not.toBe(CALLER.traceId);
      expect(step.links).toMatchObject([{ traceId: CALLER.traceId, spanId: mutation!.spanId }]);
      const parent = spans.find((span) => span.spanId === step.parentSpanId);
      expect(parent?.name).toBe('onboarding segment');
      expect(parent?.parentSpanId ?? '').toBe('');
    }
    const [made] = named(steps, 'onboarding step create-customer-profile');
    expect(made!.attributes).toEqual({
      'onboarding.run_id': runId,
      'onboarding.kind': 'VOICE_INTEGRITY',
      'onboarding.step': 'create-customer-profile',
      'onboarding.attempt': 1,
      'onboarding.outcome': 'done',
    });
    expect(childrenOf(spans, made).map((span) => span.name)).toEqual(['POST /v1/CustomerProfiles']);
    expect(steps.map((step) => step.attributes['onboarding.outcome'])).toContain('waiting');
  });

  test('has a review and its question in a trace of their own, not in that of the request', () => {
    const reviews = named(spans, 'onboarding review').filter((span) => span.attributes['onboarding.run_id'] === runId);
    expect(reviews.length).toBeGreaterThan(0);
    expect(reviews.every((span) => (span.parentSpanId ?? '') === '' && span.traceId !== CALLER.traceId)).toBe(true);
    // Not every check asks: a poll has fetched the bundle before it.
    const questions = reviews.flatMap((review) => childrenOf(spans, review)).map((span) => span.name);
    expect(questions).toContain('GET /v1/CustomerProfiles/{sid}');
  });

  test('says why a step stopped, and links what comes after a resumption to the resumption', () => {
    const attempts = named(spans, 'onboarding step create-address-document').filter(
      (span) => span.attributes['onboarding.run_id'] === resumedId,
    );
    const [refused, again] = attempts;
    expect(refused).toMatchObject({
      status: { code: ERROR },
      attributes: { 'onboarding.outcome': 'failed', 'error.type': 'INVALID_INPUT', 'twilio.code': 22207 },
    });
    expect(again!.attributes).toMatchObject({ 'onboarding.attempt': 2, 'onboarding.outcome': 'done' });
    const [first, second] = named(spans, 'mutation').filter((span) => span.kind === SERVER);
    expect(refused!.links).toMatchObject([{ spanId: first!.spanId }]);
    expect(again!.links).toMatchObject([{ spanId: second!.spanId }]);
    const [retried] = named(spans, 'onboarding step create-trust-product').filter(
      (span) => span.attributes['onboarding.run_id'] === resumedId,
    );
    expect(retried!.attributes).toMatchObject({ 'onboarding.outcome': 'retry', 'error.type': 'UPSTREAM_UNAVAILABLE' });
  });

  test('has every call to Twilio once, whatever its tries, below what made it', () => {
    const [mutation] = named(spans, 'mutation Throttled');
    const calls = childrenOf(spans, mutation);
    expect(calls.map((span) => span.name)).toEqual(['POST /2010-04-01/Accounts/{sid}/Addresses.json']);
    expect(calls[0]).toMatchObject({ kind: CLIENT, status: { code: 0 } });
    expect(calls[0]!.attributes).toEqual({
      'http.request.method': 'POST',
      'url.template': '/2010-04-01/Accounts/{sid}/Addresses.json',
      'server.address': '127.0.0.1',
      'server.port': Number(new URL(app.app.sandbox!.url).port),
      'http.response.status_code': 201,
      'http.request.resend_count': 1,
    });
    const [refused] = spans.filter((span) => span.attributes['twilio.code'] === 22207 && span.kind === CLIENT);
    expect(refused).toMatchObject({
      name: 'POST /v1/SupportingDocuments',
      status: { code: ERROR },
      attributes: { 'http.response.status_code': 400, 'error.type': '400' },
    });
  });

  test('has the reads of a subscription below the subscription', () => {
    const subscriptions = named(spans, 'subscription');
    expect(subscriptions.map((span) => span.attributes['graphql.outcome'])).toEqual(['OK', 'OK']);
    const reads = subscriptions.flatMap((subscription) => childrenOf(spans, subscription)).map((span) => span.name);
    expect(reads).toContain('GET /v1/CustomerProfiles/{sid}');
  });

  test('keeps nothing of a trace that the caller does not keep, nor of the calls below it', () => {
    const asked = app.sandbox.journal().filter((entry) => entry.path === '/v1/SupportingDocumentTypes');
    expect(asked).toHaveLength(1);
    expect(named(spans, /Unsampled|SupportingDocumentTypes/)).toEqual([]);
  });

  test('ends with the server: afterwards spans go nowhere', () => {
    expect(trace.getTracer('test').startSpan('later').isRecording()).toBe(false);
  });
});
