import { describe, expect, it } from 'vitest';
import { CallerError, ServiceError, userError } from '../../src/domain/errors.js';
import { contextWith, run, sid } from './in-process.js';
import { endUser, evaluation, load, numberAssignment, product, profile } from './records.js';

describe('steps', () => {
  it('numbers have an outcome each', async () => {
    const create = (_bundle: unknown, number: string) => {
      if (number === sid('PN', 1)) return Promise.resolve(numberAssignment(1));
      const conflict = new CallerError(userError('CONFLICT', 'It belongs to another.'));
      return Promise.reject(number === sid('PN', 2) ? conflict : new ServiceError('UPSTREAM_TIMEOUT', 'Too late.'));
    };
    const assign = (digits: readonly number[]) =>
      run(
        `mutation ($input: AssignPhoneNumbersInput!) { assignPhoneNumbersToTrustProduct(input: $input) {
          results { phoneNumberSid assignment { sid } error { code path } } userErrors { code } } }`,
        { input: { bundleSid: product.sid, phoneNumberSids: digits.map((digit) => sid('PN', digit)) } },
        contextWith({ trustHub: { channelEndpointAssignments: { create } } }),
      );
    expect((await assign([1, 2, 3])).data).toEqual({
      assignPhoneNumbersToTrustProduct: {
        results: [
          { phoneNumberSid: sid('PN', 1), assignment: { sid: sid('RA', 1) }, error: null },
          {
            phoneNumberSid: sid('PN', 2),
            assignment: null,
            error: { code: 'CONFLICT', path: ['phoneNumberSids', '1'] },
          },
          {
            phoneNumberSid: sid('PN', 3),
            assignment: null,
            error: { code: 'UPSTREAM_REFUSED', path: ['phoneNumberSids', '2'] },
          },
        ],
        userErrors: [],
      },
    });
    expect((await assign([3])).errors?.[0]?.originalError).toBeInstanceOf(ServiceError);
  });

  it('a number is removed by its assignment', async () => {
    const removed: string[] = [];
    const channelEndpointAssignments = {
      list: load([numberAssignment(1)]),
      delete: (_bundle: unknown, assignment: string) => Promise.resolve(void removed.push(assignment)),
    };
    const { data } = await run(
      `mutation ($input: RemovePhoneNumbersInput!) { removePhoneNumbersFromTrustProduct(input: $input) {
        results { assignment { sid } error { code } } } }`,
      { input: { bundleSid: product.sid, phoneNumberSids: [sid('PN', 1), sid('PN', 2)] } },
      contextWith({ trustHub: { channelEndpointAssignments } }),
    );
    expect(removed).toEqual([sid('RA', 1)]);
    expect(data).toEqual({
      removePhoneNumbersFromTrustProduct: {
        results: [
          { assignment: { sid: sid('RA', 1) }, error: null },
          { assignment: null, error: { code: 'NOT_FOUND' } },
        ],
      },
    });
  });

  it('a submission that Twilio leaves a draft is reported, with the bundle', async () => {
    const onboardings = { recordBundleStatus: () => undefined };
    const { data } = await run(
      `mutation ($input: SubmitBundleInput!) { submitTrustProduct(input: $input) {
        trustProduct { status } userErrors { code } } }`,
      { input: { sid: product.sid } },
      contextWith({ trustHub: { trustProducts: { submit: load(product) } }, onboardings }),
    );
    expect(data).toEqual({
      submitTrustProduct: { trustProduct: { status: 'DRAFT' }, userErrors: [{ code: 'NOT_COMPLIANT' }] },
    });
  });

  it('an evaluation is made against the own policy; of nothing it is NOT_FOUND', async () => {
    const policies: string[] = [];
    const evaluations = {
      create: (_bundle: unknown, policy: string) => Promise.resolve((policies.push(policy), evaluation)),
    };
    const evaluate = (found: typeof product | null) =>
      run(
        `mutation { evaluateTrustProduct(input: { sid: "${product.sid}" }) {
          evaluation { status } userErrors { code path } } }`,
        {},
        contextWith({ trustHub: { trustProducts: { kind: 'TrustProduct', load: load(found) }, evaluations } }),
      );
    expect((await evaluate(product)).data).toEqual({
      evaluateTrustProduct: { evaluation: { status: 'COMPLIANT' }, userErrors: [] },
    });
    expect((await evaluate(null)).data).toEqual({
      evaluateTrustProduct: { evaluation: null, userErrors: [{ code: 'NOT_FOUND', path: ['sid'] }] },
    });
    expect(policies).toEqual([product.policySid]);
  });

  it('a null is "not given", but counts in free-form attributes', async () => {
    const changes: unknown[] = [];
    const update = (_sid: string, change: unknown) => Promise.resolve((changes.push(change), endUser));
    await run(
      'mutation ($input: UpdateEndUserInput!) { updateEndUser(input: $input) { userErrors { message } } }',
      { input: { sid: endUser.sid, friendlyName: null, attributes: { notes: null, list: [{ a: null }] } } },
      contextWith({ trustHub: { endUsers: { update } } }),
    );
    expect(changes).toEqual([{ attributes: { notes: null, list: [{ a: null }] } }]);
  });

  it('the policy of a new bundle follows from its kind', async () => {
    const created: unknown[] = [];
    const { data } = await run(
      `mutation { createCustomerProfile(input: { friendlyName: "Acme", email: "a@b.co" }) { customerProfile { sid } } }`,
      {},
      contextWith({
        trustHub: {
          policies: { sidOf: (kind) => Promise.resolve(`RN of ${kind}`) },
          customerProfiles: { create: (input) => Promise.resolve((created.push(input), profile)) },
        },
      }),
    );
    expect(data).toEqual({ createCustomerProfile: { customerProfile: { sid: profile.sid } } });
    expect(created).toEqual([
      { friendlyName: 'Acme', email: 'a@b.co', policySid: 'RN of SECONDARY_CUSTOMER_PROFILE_BUSINESS' },
    ]);
  });
});
