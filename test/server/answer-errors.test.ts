import { describe, expect, it } from 'vitest';
import { CANARY, codeOf, useTestServer } from './support/test-server.js';

const server = useTestServer();

describe('errors', () => {
  it('masks what is not ours, with a request id and nothing else', async () => {
    const answer = await server.post('{ bug }');
    const [error] = answer.errors;
    expect(error).toEqual({
      message: `Internal error; request id ${answer.headers.get('x-request-id')}.`,
      locations: [{ line: 1, column: 3 }],
      path: ['bug'],
      extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: answer.headers.get('x-request-id') },
    });
    expect(server.logged()).toContain('tiny-schema.ts');
    expect(server.logged()).not.toContain(CANARY);
  });

  it('masks what is not ours also where it has one of our codes', async () => {
    const answer = await server.post('{ foreign }');
    expect(codeOf(answer)).toBe('INTERNAL_SERVER_ERROR');
    expect(answer.text).not.toContain(CANARY);
  });

  it('passes our own on', async () => {
    expect((await server.post('{ service }')).errors[0]).toMatchObject({
      message: 'Twilio asks for less.',
      extensions: { code: 'UPSTREAM_THROTTLED', retryAfterSeconds: 7 },
    });
    expect((await server.post('{ mendable }')).errors[0]).toMatchObject({
      message: 'There is no such bundle.',
      extensions: { code: 'NOT_FOUND', twilioCode: 20404 },
    });
  });

  const BY_VARIABLE: [unknown, string][] = [
    [{ count: CANARY }, 'Variable "$input" has an invalid value at "input.count": Expected type "Int".'],
    [
      { kind: CANARY },
      'Variable "$input" has an invalid value at "input.kind": Expected a value of the enum "Kind": ONE, TWO.',
    ],
    [{ code: CANARY }, 'Variable "$input" has an invalid value at "input.code".'],
    [{ code: 'ours' }, 'Variable "$input" has an invalid value at "input.code": A code has three digits.'],
    [
      { inner: { inner: { count: CANARY } } },
      'Variable "$input" has an invalid value at "input.inner.inner.count": Expected type "Int".',
    ],
    [{ [CANARY]: 1 }, 'Variable "$input" has an invalid value: A field is not defined by type "EchoInput".'],
    [
      { countt: 1 },
      'Variable "$input" has an invalid value: Field "countt" is not defined by type "EchoInput". Did you mean count?',
    ],
    [CANARY, 'Variable "$input" has an invalid value: Expected type "EchoInput" to be an object.'],
    [{ text: { secret: CANARY } }, 'Variable "$input" has an invalid value at "input.text": Expected type "String".'],
  ];
  it.each(BY_VARIABLE)(
    'says where a bad variable is and what is expected, never what it was: %j',
    async (input, message) => {
      const answer = await server.post('query ($input: EchoInput) { echo(input: $input) }', { input });
      expect(answer.errors[0]?.message).toBe(message);
      expect(codeOf(answer)).toBe('BAD_USER_INPUT');
      expect(answer.text).not.toContain(CANARY);
    },
  );

  it.each([
    ['{ echo(input: { count: "CANARY" }) }', 'GRAPHQL_VALIDATION_FAILED'],
    ['{ echo(input: { kind: "CANARY" }) }', 'GRAPHQL_VALIDATION_FAILED'],
    ['{ echo(input: { code: "CANARY" }) }', 'GRAPHQL_VALIDATION_FAILED'],
    ['{ echo(input: "CANARY") }', 'GRAPHQL_VALIDATION_FAILED'],
    ['{ caller(code: "CANARY") }', 'GRAPHQL_VALIDATION_FAILED'],
    ['{ echo(input: { text: "CANARY" "CANARY" }) }', 'GRAPHQL_PARSE_FAILED'],
    ['{ echo(input: { text: "CANARY }) }', 'GRAPHQL_PARSE_FAILED'],
    ['"CANARY" { hello }', 'GRAPHQL_PARSE_FAILED'],
  ])('repeats no literal: %s', async (query, code) => {
    const answer = await server.post(query.replaceAll('CANARY', CANARY));
    expect(codeOf(answer)).toBe(code);
    expect(answer.text).not.toContain(CANARY);
  });

  it('has logged none of it', async () => {
    await server.post('query ($name: String) { hello(name: $name) }', { name: CANARY }, { 'x-secret': CANARY });
    await server.send(`/graphql?query=%7Bhello%7D&x=${CANARY}`);
    await server.send(`/${CANARY}`);
    expect(server.logged()).not.toContain(CANARY);
  });
});
