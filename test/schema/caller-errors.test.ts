import { describe, expect, it } from 'vitest';
import { CallerError, ServiceError, userError } from '../../src/domain/errors.js';
import { contextWith, run, sid } from './in-process.js';
import { phoneNumber } from './records.js';

const notFound = () => Promise.reject(new CallerError(userError('NOT_FOUND', 'There is no such thing.')));
const down = () => Promise.reject(new ServiceError('UPSTREAM_UNAVAILABLE', 'Twilio does not answer.'));
const refused = () =>
  Promise.reject(new CallerError(userError('NOT_EDITABLE', 'It is under review.', { twilioCode: 60711 })));

describe('in a mutation', () => {
  it('what the caller can correct is data', async () => {
    const { data, errors } = await run(
      'mutation ($input: SidInput!) { deleteEndUser(input: $input) { deletedSid userErrors { code message twilioCode path } } }',
      { input: { sid: sid('IT') } },
      contextWith({ trustHub: { endUsers: { delete: refused } } }),
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      deleteEndUser: {
        deletedSid: null,
        userErrors: [{ code: 'NOT_EDITABLE', message: 'It is under review.', twilioCode: 60711, path: null }],
      },
    });
  });

  it('a payload with results has none', async () => {
    const { data } = await run(
      `mutation ($input: AssignPhoneNumbersInput!) {
        assignPhoneNumbersToTrustProduct(input: $input) { results { phoneNumberSid } userErrors { path } }
      }`,
      { input: { bundleSid: sid('BU'), phoneNumberSids: [] } },
    );
    expect(data).toEqual({
      assignPhoneNumbersToTrustProduct: { results: [], userErrors: [{ path: ['phoneNumberSids'] }] },
    });
  });

  it('what the caller cannot correct is a GraphQL error, untouched', async () => {
    const { errors } = await run(
      'mutation ($input: SidInput!) { deleteEndUser(input: $input) { userErrors { code } } }',
      { input: { sid: sid('IT') } },
      contextWith({ trustHub: { endUsers: { delete: down } } }),
    );
    expect(errors?.[0]?.originalError).toBeInstanceOf(ServiceError);
  });
});

describe('a mutation', () => {
  it('whose caller has hung up is not begun: no gateway is called', async () => {
    const gone = { ...contextWith({}), signal: AbortSignal.abort() };
    const mutation = 'mutation ($input: SidInput!) { deleteEndUser(input: $input) { userErrors { code } } }';
    const { errors } = await run(mutation, { input: { sid: sid('IT') } }, gone);
    expect(errors?.[0]?.message).toContain('This was not begun');
    expect(errors?.[0]?.originalError).toMatchObject({ code: 'SERVICE_UNAVAILABLE', notProcessed: true });
  });

  it('that Twilio refuses because of one SID says where the input has that SID', async () => {
    const resourceSid = sid('PN', 2);
    const refuse = () => Promise.reject(new CallerError(userError('CONFLICT', 'It is taken.', { resourceSid })));
    const { data } = await run(
      'mutation ($input: AssignEntityInput!) { assignEntityToCustomerProfile(input: $input) { userErrors { path } } }',
      { input: { bundleSid: sid('BU'), objectSid: sid('IT') } },
      contextWith({
        trustHub: {
          entityAssignments: {
            create: () =>
              Promise.reject(new CallerError(userError('CONFLICT', 'It is taken.', { resourceSid: sid('IT') }))),
          },
        },
      }),
    );
    expect(data).toEqual({ assignEntityToCustomerProfile: { userErrors: [{ path: ['objectSid'] }] } });
    const { data: batch } = await run(
      'mutation ($input: OnboardShakenStirInput!) { onboardShakenStir(input: $input) { userErrors { path } } }',
      {
        input: {
          idempotencyKey: 'key',
          customerProfile: { existingSid: sid('BU') },
          trustProduct: { friendlyName: 'a', email: 'a@b.co' },
          phoneNumberSids: [sid('PN', 1), resourceSid],
        },
      },
      contextWith({ onboardings: { start: refuse } }),
    );
    expect(batch).toEqual({ onboardShakenStir: { userErrors: [{ path: ['phoneNumberSids', '1'] }] } });
  });

  it('hands the free-form JSON of a caller on as it is, and every other text in its normal form', async () => {
    const given: unknown[] = [];
    const create = (endUser: unknown) => {
      given.push(endUser);
      return refused();
    };
    const attributes = { name: '  Acme  ', nested: { text: ' x ' }, list: [' y '] };
    await run(
      'mutation ($input: CreateEndUserInput!) { createEndUser(input: $input) { userErrors { code } } }',
      { input: { type: 'cnam_information', friendlyName: '  Acme  ', attributes: structuredClone(attributes) } },
      contextWith({ trustHub: { endUsers: { create } } }),
    );
    expect(given).toEqual([{ type: 'cnam_information', friendlyName: 'Acme', attributes }]);
  });
});

describe('in a query', () => {
  it('a SID of another kind is BAD_USER_INPUT, before any call', async () => {
    const { errors } = await run(`{ customerProfile(sid: "${sid('IT', 7)}") { sid } }`);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', userErrors: [{ path: ['sid'] }] });
    expect(JSON.stringify(errors)).not.toContain(sid('IT', 7));
  });

  it.each([
    ['customerProfiles(first: 0) { nodes { sid } }', ['first']],
    ['customerProfiles(first: 1001) { nodes { sid } }', ['first']],
    ['customerProfiles(first: null) { nodes { sid } }', ['first']],
    ['endUsers(after: "") { nodes { sid } }', ['after']],
    [`trustProducts(filter: { policySid: "${sid('BU')}" }) { nodes { sid } }`, ['filter', 'policySid']],
    ['policy { sid }', ['kind']],
    ['policy(kind: UNKNOWN) { sid }', ['kind']],
    [`nodes(ids: [${'"x",'.repeat(101)}]) { id }`, ['ids']],
  ])('%s is BAD_USER_INPUT with its path', async (field, path) => {
    const { errors } = await run(`{ ${field} }`);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', userErrors: [{ path }] });
  });

  it('what is not there is null, where the field allows it', async () => {
    const context = contextWith({ trustHub: { customerProfiles: { load: notFound, page: notFound } } });
    expect(await run(`{ customerProfile(sid: "${sid('BU')}") { sid } }`, {}, context)).toEqual({
      data: { customerProfile: null },
    });
    const { errors } = await run('{ customerProfiles { nodes { sid } } }', {}, context);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('any other refusal is a GraphQL error with its code', async () => {
    const context = contextWith({ trustHub: { customerProfiles: { load: refused } } });
    const { errors } = await run(`{ customerProfile(sid: "${sid('BU')}") { sid } }`, {}, context);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_EDITABLE', userErrors: [{ twilioCode: 60711 }] });
  });
});

describe('a malformed SID', () => {
  const secret = 'BU-this-is-not-a-sid';

  it('is BAD_USER_INPUT in a document, without its value', async () => {
    const { errors } = await run(`{ customerProfile(sid: "${secret}") { sid } }`);
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    expect(JSON.stringify(errors)).not.toContain(secret);
    expect(errors?.[0]?.message).toContain('32 hexadecimal digits');
  });

  it('is BAD_USER_INPUT in a variable; the part of the message that is ours does not hold it', async () => {
    const { errors } = await run('query ($sid: Sid!) { customerProfile(sid: $sid) { sid } }', { sid: secret });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(JSON.stringify(errors?.[0]?.extensions)).not.toContain(secret);
    expect(errors?.[0]?.originalError?.message).not.toContain(secret);
  });

  it('is shown as it is when Twilio holds it', async () => {
    const odd = phoneNumber(1, { accountSid: 'not-a-sid' });
    const context = contextWith({ trustHub: { incomingPhoneNumbers: { load: () => Promise.resolve(odd) } } });
    const { data } = await run(`{ incomingPhoneNumber(sid: "${odd.sid}") { accountSid } }`, {}, context);
    expect(data).toEqual({ incomingPhoneNumber: { accountSid: 'not-a-sid' } });
  });
});
