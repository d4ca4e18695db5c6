import { Kind, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/start-app.js';
import { ANSWERS } from './support/example-answers.js';
import { closeBrowser, missingParts, PATIENCE, Playground } from './support/browser.js';
import { doWhatIsFollowed } from './support/followed.js';
import { pageModules } from './support/page-modules.js';

/**
 * One of each sort, in an order in which each has what it needs: a query, a mutation with a subscription after it, several
 * operations in one tab, a header. examples.test.ts runs all of them without a browser.
 */
const TITLES = [
  'Profile graph',
  'Onboard Voice Integrity',
  'Onboarding progress',
  'Numbers whose coverage changes, live',
  'Correct a rejected onboarding',
  'Create a subaccount',
  'Work in a subaccount',
];
const { EXAMPLE_THEMES } = await pageModules();
const examples = TITLES.map((title) => {
  const found = EXAMPLE_THEMES.flatMap((theme) => theme.examples).find((example) => example.title === title);
  if (found === undefined) throw new Error(`There is no example ${title}.`);
  return found;
});

const operationsIn = (query: string): readonly string[] =>
  parse(query).definitions.flatMap((node) => (node.kind === Kind.OPERATION_DEFINITION ? (node.name?.value ?? []) : []));

let app: TestApp;
let playground: Playground;

afterAll(closeBrowser);

describe.skipIf(missingParts().length > 0)('the examples of the playground', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    // Slow enough that an example is answered before its review ends.
    app = await startTestApp({ SANDBOX_REVIEW_DELAY_MS: '2000', MIRROR: 'on' });
  });
  afterAll(async () => {
    await playground.close();
    await app.close();
  });

  it('are a part of the page', async () => {
    playground = await Playground.open(app.app.playgroundUrl ?? '');
  });

  it.each(examples)('$title', async ({ title, query }) => {
    await playground.openExample(title);
    const operations = operationsIn(query);
    for (const operation of operations) {
      await playground.run(operations.length > 1 ? operation : undefined);
      const answers = { data: ANSWERS[operation] ?? { 'an answer': `of ${operation}` } };
      const shown = async () => {
        await doWhatIsFollowed(app, operation);
        return playground.response();
      };
      await expect.poll(shown, PATIENCE).toMatchObject(answers);
      expect(await playground.text('response')).not.toMatch(/"userErrors": \[\s*\{|"errors"/);
      await playground.stop();
    }
  });

  it('put the header of the subaccount back when the page is reloaded, so that nothing is done in the main account', async () => {
    await playground.openExample('Work in a subaccount');
    await expect.poll(() => playground.text('headers')).toContain('"x-account-sid": "$SUBACCOUNT_SID"');
    await playground.reload();
    await playground.openExample('Work in a subaccount');
    await expect.poll(() => playground.text('headers')).toContain('"x-account-sid": "$SUBACCOUNT_SID"');
    await playground.run('Subaccount1_Look');
    const inside = {
      account: { friendlyName: 'Kestrel Travel' },
      customerProfiles: { nodes: [{ friendlyName: expect.stringMatching(/^Kestrel Travel/) as unknown }] },
    };
    await expect.poll(() => playground.response(), PATIENCE).toMatchObject({ data: inside });
  });

  it('are complete: nothing left the origin, and the page reported no fault', () => {
    expect(playground.outside).toEqual([]);
    expect(playground.faults).toEqual([]);
  });

  it('can be run on a narrow screen: from the guide, with the answer below and the hint which to run first', async () => {
    const screen = { width: 390, height: 844 };
    const narrow = await Playground.open(app.app.playgroundUrl ?? '', screen);
    try {
      await narrow.page.getByRole('button', { name: 'Show Guide' }).click();
      await narrow.openExample('Batch, one by one');
      await narrow.run();
      const message =
        'Not sent: $BATCH_ID is not known yet. Run “Onboard many customers” first, or put your own SID in its place.';
      await expect.poll(() => narrow.response(), PATIENCE).toMatchObject({ errors: [{ message }] });

      await narrow.page.getByRole('button', { name: 'Show Guide' }).click();
      await narrow.openExample('Accounts');
      await narrow.run();
      await expect.poll(() => narrow.response(), PATIENCE).toHaveProperty('data.accounts.nodes.0.status', 'ACTIVE');

      const boxOf = async (selector: string) => {
        const box = await narrow.page.locator(selector).boundingBox();
        return box ?? expect.fail(`${selector} is not shown`);
      };
      const [editors, response] = [await boxOf('.graphiql-editors'), await boxOf('.graphiql-response')];
      for (const box of [editors, response]) {
        expect(box.width).toBeGreaterThan(screen.width * 0.9);
        expect(box.x + box.width).toBeLessThanOrEqual(screen.width);
      }
      expect(response.y).toBeGreaterThanOrEqual(editors.y + editors.height);
      expect(response.y + response.height).toBeLessThanOrEqual(screen.height);
      expect(response.height).toBeGreaterThan(150);
    } finally {
      await narrow.close();
    }
  });
});
