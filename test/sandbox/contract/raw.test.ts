import { describe, expect, test } from 'vitest';
import { OPERATIONS, OUT_OF_SCOPE } from './description.js';
import type { Operation } from './description.js';
import type { Given } from './drive.js';
import { filled, prepare, sendRaw, wrongValues } from './requests.js';
import { problems, requestValidator, responseValidator, validateError } from './schemas.js';
import { Stage } from './stage.js';
import { DRIVES } from './table.js';
import { open } from '../support/harness.js';
import type { Raw } from '../support/harness.js';

type Case = readonly [string, Operation];
const CASES: readonly Case[] = OPERATIONS.filter(({ id }) => !OUT_OF_SCOPE.test(id)).map(
  (one) => [one.id, one] as const,
);
const LISTS = CASES.filter(([, { query }]) => query.includes('PageSize'));
const POSTS = CASES.filter(([, { contentType }]) => contentType !== null);
const WITH_SID = CASES.filter(([, { path }]) => path.includes('{'));

async function staged(id: string): Promise<{ stage: Stage; given: Given }> {
  const stage = new Stage(await open());
  const drive = DRIVES[id];
  if (drive === undefined) throw new Error(`${id} is missing from the drive table`);
  return { stage, given: await prepare(drive, stage) };
}

/** A refusal: its status and code, in Twilio's error body. */
function refused(operation: Operation, answer: Raw): string {
  expect(problems(validateError, answer.body)).toEqual([]);
  // Where the description has the error itself, it must fit that as well.
  expect(problems(responseValidator(operation, answer.status), answer.body)).toEqual([]);
  expect(answer.body['status']).toBe(answer.status);
  return `${answer.status}/${String(answer.body['code'])}`;
}

describe('raw', () => {
  test.each(CASES)('%s', async (id, operation) => {
    const { stage, given } = await staged(id);
    if (operation.method === 'POST')
      expect(problems(requestValidator(operation), texts(operation, given.params))).toEqual([]);
    const answer = await sendRaw(stage, operation, filled(operation, given.path), given.params);
    expect([answer.status, answer.text === '']).toEqual([operation.success, operation.success === 204]);
    expect(problems(responseValidator(operation, answer.status), answer.body)).toEqual([]);
    expect(answer.headers.get('content-type') ?? '').toMatch(operation.success === 204 ? /^/ : /^application\/json/);
  });
});

/** A form has only texts. */
function texts(operation: Operation, params: Given['params'] = {}): object {
  if (operation.contentType === 'application/json') return { ...params };
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'boolean' ? String(value) : value]),
  );
}

test.each(CASES)('%s is refused without the right credentials', async (id, operation) => {
  const { stage, given } = await staged(id);
  const answer = await sendRaw(stage, operation, filled(operation, given.path), given.params, 'wrong');
  expect(refused(operation, answer)).toBe('401/20003');
});

test.each(WITH_SID)('%s does not find what is not there', async (id, operation) => {
  const { stage, given } = await staged(id);
  for (const [name, value] of Object.entries(given.path ?? {})) {
    const other = value.slice(0, -4) + (value.endsWith('ffff') ? '0000' : 'ffff');
    for (const sid of [other, 'nonsense']) {
      const path = filled(operation, { ...given.path, [name]: sid });
      expect([name, refused(operation, await sendRaw(stage, operation, path, given.params))]).toEqual([
        name,
        '404/20404',
      ]);
    }
  }
});

test.each(POSTS)('%s wants its required parameters, and no wrong value', async (id, operation) => {
  const { stage, given } = await staged(id);
  const path = filled(operation, given.path);
  const params = given.params ?? {};
  for (const name of operation.body.required ?? []) {
    const rest = Object.fromEntries(Object.entries(params).filter(([one]) => one !== name));
    const answer = await sendRaw(stage, operation, path, rest);
    expect([name, refused(operation, answer)]).toEqual([name, '400/20001']);
    expect(answer.body['message']).toBe(`Missing required parameter ${name} in the post body`);
  }
  for (const [name, schema] of Object.entries(operation.body.properties ?? {}))
    for (const value of wrongValues(operation, schema)) {
      const answer = await sendRaw(stage, operation, path, { ...params, [name]: value });
      expect([name, value, refused(operation, answer)]).toEqual([name, value, expect.stringMatching(/^400\//)]);
      expect(String(answer.body['message'])).toContain(name);
    }
});

test.each(CASES)('%s knows the parameters of the description, and only those', async (id, operation) => {
  const { stage, given } = await staged(id);
  const known = operation.method === 'GET' ? operation.query : Object.keys(operation.body.properties ?? {});
  const params = { ...Object.fromEntries(known.map((name) => [name, ''])), Zzz: '1' };
  if (operation.contentType === null && operation.method === 'POST') return;
  const answer = await sendRaw(stage, operation, filled(operation, given.path), params);
  expect(refused(operation, answer)).toBe('400/20001');
  expect(answer.body['message']).toBe('Unknown parameters: Zzz');
});

test.each(LISTS)('%s pages', async (id, operation) => {
  const { stage, given } = await staged(id);
  const path = filled(operation, given.path);
  const validate = responseValidator(operation, 200);
  const ask = (query: object) => sendRaw(stage, operation, path, { ...given.params, ...query });
  const [whole, rows] = pageOf(await ask({}));
  expect(whole.next).toBeNull();
  expect(rows.length).toBeGreaterThanOrEqual(2);

  const seen: unknown[] = [];
  let answer = await ask({ PageSize: 1 });
  for (;;) {
    expect(problems(validate, answer.body)).toEqual([]);
    const [page, found] = pageOf(answer);
    seen.push(...found);
    if (page.next === null) break;
    const [nextPath = '', query = ''] = page.next.replace(/^https:\/\/trusthub\.twilio\.com/, '').split('?');
    expect(nextPath).toBe(path);
    answer = await sendRaw(stage, operation, path, Object.fromEntries(new URLSearchParams(query)));
  }
  expect(seen).toEqual(rows);
  expect(pageOf(answer)[0].previous).not.toBeNull();
  expect(refused(operation, await ask({ PageSize: 1001 }))).toBe('400/20007');
  expect(refused(operation, await ask({ PageSize: 0 }))).toBe('400/20007');
  expect(refused(operation, await ask({ PageToken: 'invented' }))).toBe('400/21481');
});

/** The links of an envelope of either style, and its rows. */
function pageOf({ body }: Raw): [{ next: string | null; previous: string | null }, readonly unknown[]] {
  const links = (body['meta'] ?? body) as Record<string, string | null>;
  const rows = Object.values(body).find((value): value is unknown[] => Array.isArray(value)) ?? [];
  const link = (name: string) => links[`${name}_url`] ?? links[`${name}_uri`] ?? null;
  return [{ next: link('next_page'), previous: link('previous_page') }, rows];
}
