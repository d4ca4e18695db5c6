import { describe, expect, test } from 'vitest';
import { OPERATIONS, OUT_OF_SCOPE } from './description.js';
import type { Operation } from './description.js';
import { recordingClient } from './recording-client.js';
import type { Exchange } from './recording-client.js';
import { clientParams, filled, prepare } from './requests.js';
import { problems, requestValidator, responseValidator } from './schemas.js';
import { Stage } from './stage.js';
import { DRIVES } from './table.js';
import { open } from '../support/harness.js';

const IN_SCOPE = OPERATIONS.filter((operation) => !OUT_OF_SCOPE.test(operation.id));

test('the drive table has every operation of the descriptions, and no other', () => {
  expect(IN_SCOPE.filter((operation) => operation.api === 'trusthub')).toHaveLength(61);
  expect(Object.keys(DRIVES).sort()).toEqual(IN_SCOPE.map((operation) => operation.id).sort());
});

/** The requests that an operation made: one, or for a list one for each page. */
async function driven(operation: Operation): Promise<{ exchanges: readonly Exchange[]; path: string }> {
  const stage = new Stage(await open());
  const drive = DRIVES[operation.id];
  if (drive === undefined) throw new Error(`${operation.id} is missing from the drive table`);
  const { path = {}, params } = await prepare(drive, stage);
  const { sandbox } = stage.given;
  const { client, exchanges } = recordingClient(sandbox.url, sandbox.accountSid, sandbox.authToken);
  const listed = operation.query.includes('PageSize');
  const sent = { ...clientParams(params), ...(listed && { pageSize: 1 }) };
  await drive.call(client, (name) => path[name] ?? '', sent as never);
  return { exchanges, path: filled(operation, path) };
}

test('the validation notices what the description does not know', async () => {
  const fetch = IN_SCOPE.find((operation) => operation.id === 'FetchEndUser');
  if (fetch === undefined) throw new Error('FetchEndUser is gone');
  const { exchanges } = await driven(fetch);
  const body = exchanges[0]?.body as Record<string, unknown>;
  const validate = responseValidator(fetch, 200);
  expect(problems(validate, body)).toEqual([]);
  expect(problems(validate, { ...body, status: 'draft' })).toHaveLength(1);
  expect(problems(validate, { ...body, sid: 'IT1' })).not.toEqual([]);
  expect(problems(validate, { ...body, date_created: 'yesterday' })).not.toEqual([]);
  const { url: _url, ...incomplete } = body;
  expect(problems(validate, incomplete)).toHaveLength(1);
  const create = IN_SCOPE.find((operation) => operation.id === 'CreateEndUser');
  if (create === undefined) throw new Error('CreateEndUser is gone');
  expect(problems(requestValidator(create), { FriendlyName: 'A', Type: 'x', Invented: 'y' })).toHaveLength(1);
  expect(problems(requestValidator(create), { FriendlyName: 'A' })).toHaveLength(1);
});

describe('through the real client', () => {
  test.each(IN_SCOPE.map((operation) => [operation.id, operation] as const))('%s', async (_id, operation) => {
    const { exchanges, path } = await driven(operation);
    expect(exchanges.length).toBeGreaterThanOrEqual(operation.query.includes('PageSize') ? 2 : 1);
    for (const exchange of exchanges) {
      expect([exchange.method, exchange.path, exchange.status]).toEqual([operation.method, path, operation.success]);
      expect(Object.keys(exchange.query).filter((name) => !operation.query.includes(name))).toEqual([]);
      // What the client sends is part of the contract too: a parameter that the description lacks would be seen here.
      expect(problems(requestValidator(operation), exchange.data)).toEqual([]);
      if (operation.contentType !== null && Object.keys(exchange.data).length > 0)
        expect(exchange.contentType).toBe(operation.contentType);
      const validate = responseValidator(operation, exchange.status);
      expect(problems(validate, exchange.body)).toEqual([]);
      expect(validate === null).toBe(operation.success === 204);
    }
  });
});
