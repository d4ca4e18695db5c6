import { Kind, OperationTypeNode, parse, type OperationDefinitionNode } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/start-app.js';
import { ANSWERS } from './support/example-answers.js';
import { doWhatIsFollowed } from './support/followed.js';
import { pageModules } from './support/page-modules.js';

/*
 * Every example as the page sends it, with the page's own modules for what is filled in, but over HTTP and WebSocket from
 * here: Chromium takes a second for each. examples-in-page.test.ts runs one of each sort there.
 */

/** Walked through in playground.test.ts, where the clock stands still between its steps. */
const STEPS = 'Voice Integrity, step by step';
const { EXAMPLE_THEMES, fillTokens, tokensIn } = await pageModules();
const themes = EXAMPLE_THEMES.filter(({ title }) => title !== STEPS);

/** Enough for each example that needs some. */
const NUMBERS =
  '{ primaryCustomerProfile { sid } incomingPhoneNumbers(first: 50) { nodes { sid customerProfile { sid } } } }';

let app: TestApp;
/** What answers have filled in so far. */
let known: Readonly<Record<string, string>> = { $FRESH_KEY: 'playground-examples' };

beforeAll(async () => {
  // Slow enough that an example is answered before its review ends.
  app = await startTestApp({ SANDBOX_REVIEW_DELAY_MS: '2000', SANDBOX_PHONE_NUMBERS: '60', MIRROR: 'on' });
  known = { ...known, ...tokensIn(await app.data(NUMBERS)) };
});
afterAll(() => app.close());

const operationsIn = (query: string): readonly OperationDefinitionNode[] =>
  parse(query).definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);

/** The variables that an operation declares, with all that is known filled in. */
function variablesOf({ variableDefinitions = [] }: OperationDefinitionNode, text: string): Record<string, unknown> {
  const declared = new Set(variableDefinitions.map(({ variable }) => variable.name.value));
  const all = JSON.parse(fillTokens(text === '' ? '{}' : text, known)) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(all).filter(([name]) => declared.has(name)));
}

/** The events of a subscription until one is what is waited for, while what it follows is done. */
async function follow(name: string, query: string, variables: Record<string, unknown>, answer: object): Promise<void> {
  const events: unknown[] = [];
  const following = (async () => {
    for await (const event of app.subscribe(query, variables, name)) {
      events.push(event);
      if (matches(event, answer)) return;
    }
  })();
  const ended = Promise.race([following.then(() => true), doWhatIsFollowed(app, name).then(() => false)]);
  if (!(await ended)) await following;
  expect(events.at(-1)).toMatchObject(answer);
}

function matches(event: unknown, answer: object): boolean {
  try {
    expect(event).toMatchObject(answer);
    return true;
  } catch {
    return false;
  }
}

describe.each(themes)('$title', ({ examples }) => {
  it.each(examples)('$title', async ({ query, variables, headers }) => {
    for (const operation of operationsIn(query)) {
      const name = operation.name?.value ?? '';
      const answer = ANSWERS[name] ?? { 'an answer': `of ${name}` };
      const values = variablesOf(operation, variables);
      if (operation.operation === OperationTypeNode.SUBSCRIPTION) {
        await follow(name, query, values, answer);
        continue;
      }
      const sent = JSON.parse(fillTokens(headers === '' ? '{}' : headers, known)) as Record<string, string>;
      const ask = () => app.execute(query, values, sent, name);
      // A query shows what is there by now; a mutation is sent once.
      const { data, errors } =
        operation.operation === OperationTypeNode.MUTATION ? await ask() : await until(ask, answer);
      expect(errors).toBeUndefined();
      expect(data).toMatchObject(answer);
      expect(JSON.stringify(data)).not.toMatch(/"userErrors":\[\{/);
      known = { ...known, ...tokensIn(data) };
    }
  });
});

async function until<Answer extends { readonly data?: unknown }>(
  ask: () => Promise<Answer>,
  wanted: object,
): Promise<Answer> {
  let last = await ask();
  await expect
    .poll(async () => matches(last.data, wanted) || ((last = await ask()), matches(last.data, wanted)))
    .toBe(true)
    .catch(() => undefined);
  return last;
}
