import { beforeEach, describe, expect, test } from 'vitest';

import { plantSmallGraph } from './support/small-graph.js';
import { useTestApp } from '../support/use-test-app.js';

const USERS = '{ endUsers(first: 5) { nodes { sid } } }';

const app = useTestApp();
beforeEach(async () => {
  app.app.trustHubs.clear(app.accountSid);
  await app.data(USERS);
  app.sandbox.clearJournal();
});

const lists = () => app.sandbox.journal({ kind: 'request' }).filter(({ path }) => path === '/v1/EndUsers').length;

describe('what the server keeps for a moment', () => {
  test('is answered without a call', async () => {
    await app.data(USERS);
    expect(lists()).toBe(0);
  });

  test.each([
    ['no-cache', 1],
    ['max-age=0, No-Cache', 1],
    ['max-age=60', 0],
  ])('Cache-Control: %s makes %i call', async (header, calls) => {
    const { errors } = await app.execute(USERS, {}, { 'cache-control': header });
    expect(errors).toBeUndefined();
    expect(lists()).toBe(calls);
  });

  test('is forgotten when Twilio says that something has changed', async () => {
    const { reviewed = '' } = app.sandbox.seed({
      customerProfiles: [
        {
          ref: 'reviewed',
          friendlyName: 'Reviewed',
          email: 'office@acme.example',
          policySid: 'RNdfbf3fae0e1107f8aded0e7cead80bf5',
          statusCallback: `${app.app.url}/webhooks/trust-hub/${app.accountSid}`,
          status: 'in-review',
        },
      ],
    });
    await app.sandbox.review(reviewed, 'approved');
    await app.data(USERS);
    expect(lists()).toBe(1);
  });
});

test('one subresource that fails nulls its own field, and the error says which and why', async () => {
  const { profile } = plantSmallGraph(app.sandbox);
  const path = `/v1/CustomerProfiles/${profile}/Evaluations`;
  app.sandbox.fault({ effect: 'status', status: 403, code: 20403, path, count: 0 });
  const { status, data, errors } = await app.execute(
    `{ customerProfile(sid: "${profile}") { friendlyName endUsers { friendlyName } latestEvaluation { sid } } }`,
  );
  app.sandbox.clearFaults();
  expect(status).toBe(200);
  const endUsers = [{ friendlyName: 'Business' }];
  expect(data).toEqual({ customerProfile: { friendlyName: 'Profile', endUsers, latestEvaluation: null } });
  expect(errors).toMatchObject([
    {
      message: expect.stringMatching(/^[A-Z].{20,}\.$/) as string,
      path: ['customerProfile', 'latestEvaluation'],
      extensions: { twilioCode: 20403, requestId: expect.any(String) as string },
    },
  ]);
});
