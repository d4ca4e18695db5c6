import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { PATIENCE } from '../support/chromium.js';
import { onboard, until } from '../support/onboarding.js';
import { useTestApp } from '../support/use-test-app.js';
import { isTestable, missingParts } from './support/console-page.js';
import { customerInput, READ_OFTEN } from './support/customers.js';
import { useConsolePage } from './support/use-console-page.js';

const missing = missingParts();
/** Counts the frames of a page in which nothing of the drawing is visible. */
const COUNT_EMPTY_FRAMES = `(() => {
  globalThis.emptyFrames = 0;
  const isVisible = (thing) => thing.checkVisibility({ visibilityProperty: true });
  const count = () => {
    if (![...document.querySelectorAll('.graph .thing')].some(isVisible)) globalThis.emptyFrames += 1;
    requestAnimationFrame(count);
  };
  count();
})()`;

describe.skipIf(!isTestable(missing))('work in the console', { timeout: 120_000 }, () => {
  const app = useTestApp(READ_OFTEN);
  const view = useConsolePage(app);
  afterEach(() => {
    app.sandbox.clock.runFree();
  });

  /** A customer that is through, and its profile. */
  const approved = async (name: string): Promise<string> => {
    const started = await onboard(app, customerInput(name, app.sandbox.addPhoneNumbers(1)));
    const ended = await until(app, started.onboarding?.id ?? '', 'COMPLETED');
    return ended.customerProfile?.sid ?? '';
  };
  const writes = () => app.sandbox.journal({ method: 'POST' }).length;

  it('onboards an example from an empty account, and shows its steps live until it is approved', async () => {
    // Time stands still, so that every stage stays on the screen until the test goes on.
    app.sandbox.clock.freeze();
    await view.goto('/console/sandbox');
    expect(await view.axe()).toEqual([]);
    await view.button('Onboard it').click();
    await view.says('Waits for review');
    const bar = view.page.getByRole('progressbar', { name: 'Steps done' });
    await expect.poll(() => bar.getAttribute('aria-valuenow'), PATIENCE).toBe('19');
    await view.page.locator('.graph .thing').first().waitFor();
    await view.page.evaluate(COUNT_EMPTY_FRAMES);
    await app.sandbox.clock.advance(60_000);
    await expect.poll(() => bar.getAttribute('aria-valuenow'), PATIENCE).toBe('22');
    await app.sandbox.clock.advance(60_000);
    await view.says('Completed');
    expect(await bar.getAttribute('aria-valuenow')).toBe('23');
    await expect.poll(() => view.page.locator('.graph .thing-good').count(), PATIENCE).toBe(23);
    expect(await view.page.evaluate('emptyFrames'), 'frames in which the drawing was away').toBe(0);
  });

  it('decides reviews by hand: rejected with a code, and approved', async () => {
    app.sandbox.clock.freeze();
    const started = await onboard(app, customerInput('Quiet Harbor', app.sandbox.addPhoneNumbers(1)));
    const { id, customerProfile } = await until(app, started.onboarding?.id ?? '', 'WAITING_FOR_REVIEW');
    await view.goto('/console/sandbox');
    const review = view.page.getByRole('listitem').filter({ hasText: 'Quiet Harbor' });
    await review.getByRole('combobox').selectOption('18603');
    await review.getByRole('button', { name: 'Reject' }).click();
    await view.says('Quiet Harbor: rejected with 18603.');
    await until(app, id, 'ACTION_REQUIRED');
    await view.goto(`/console/customers/${customerProfile?.sid}`);
    await view.page.getByText('Twilio could not verify the address of the business.').waitFor();
    await view.page.getByRole('link', { name: 'Correct and go on' }).click();
    await view.button('Go on without a correction').click();
    await view.says('Waits for review');
    await view.goto('/console/sandbox');
    await review.getByRole('button', { name: 'Approve' }).click();
    await view.says('Quiet Harbor: approved.');
    await expect.poll(() => review.innerText(), PATIENCE).toContain('Voice Integrity');
  });

  it('moves the clock, makes numbers, and lets things go wrong', async () => {
    await view.goto('/console/sandbox');
    const before = app.sandbox.clock.now().getTime();
    await view.button('+ A day').click();
    await view.says('The clock moved on: a day.');
    expect(app.sandbox.clock.now().getTime() - before).toBeGreaterThan(86_000_000);
    const numbers = app.sandbox.counts().incomingPhoneNumbers;
    await view.page.getByLabel('How many (at most 1000)').fill('7');
    await view.button('Make them').click();
    await view.says('The account has 7 more numbers.');
    expect(app.sandbox.counts().incomingPhoneNumbers).toBe(numbers + 7);
    await view.page.getByLabel('What goes wrong').selectOption('1');
    await view.button('Let it happen').click();
    await view.says('From now on: twilio throttles for 20 seconds (429).');
    expect(app.sandbox.faults()).toHaveLength(1);
    await view.button('End all faults').click();
    await view.says('No fault is in force any more.');
    expect(app.sandbox.faults()).toEqual([]);
  });

  it('adds numbers with the plan shown before anything is sent', async () => {
    const sid = await approved('Number Works');
    const [number = ''] = app.sandbox.addPhoneNumbers(1);
    await view.goto(`/console/customers/${sid}?tab=numbers`);
    await view.button('Add numbers …').click();
    await view.page.getByLabel('Find a number').fill(number);
    await expect
      .poll(async () => {
        // A number that was just made is in no copy of the account yet.
        if ((await view.page.locator('.choice-list input').count()) === 1) return true;
        await view.button('Close').click();
        await view.button('Add numbers …').click();
        await view.page.getByLabel('Find a number').fill(number);
        return false;
      }, PATIENCE)
      .toBe(true);
    await view.page.locator('.choice-list input').check();
    expect(await view.axeNow()).toEqual([]);
    const sent = writes();
    await view.button('Show what will be done').click();
    await view.page.getByText('Nothing has been sent yet.').waitFor();
    expect(writes()).toBe(sent);
    expect(await view.axeNow()).toEqual([]);
    await view.button('Add them').click();
    await view.says('Completed');
    expect(writes()).toBe(sent + 2);
    await view.goto(`/console/customers/${sid}?tab=numbers`);
    await view.page.getByRole('link', { name: 'Numbers (2)' }).waitFor();
    expect(await view.axe()).toEqual([]);
  });

  it('finds a free number among many that are not, however far down the list it is', async () => {
    const sid = await approved('Numerous');
    const listed = async (): Promise<number> => {
      const query = '{ phoneNumberCoverage(first: 1) { totalCount } }';
      return (await app.data<{ phoneNumberCoverage: { totalCount: number } }>(query)).phoneNumberCoverage.totalCount;
    };
    const before = await listed();
    // In the order of the list it is the last, or close to it.
    const last = [...app.sandbox.addPhoneNumbers(250)].sort().at(-1) ?? '';
    await expect.poll(listed, PATIENCE).toBeGreaterThanOrEqual(before + 250);
    await view.goto(`/console/customers/${sid}?tab=numbers`);
    await view.button('Add numbers …').click();
    await view.page.getByLabel('Find a number').fill(last);
    await view.page.locator('.choice-list li').first().waitFor();
    expect(await view.page.locator('.choice-list li').count()).toBe(1);
    await view.page.getByLabel('Find a number').fill('nobody has this');
    await view.page.getByText('No number of the account is free and matches.').waitFor();
    await view.button('Do nothing').click();
  });

  it('changes a customer, and lets one leave after its name is typed', async () => {
    const sid = await approved('Leaving Co');
    await view.goto(`/console/customers/${sid}?tab=change`);
    await view.page.getByLabel('Website').fill('https://leaving.example');
    await view.button('Show what will be done').click();
    await view.page.getByText('Nothing has been sent yet.').waitFor();
    await view.button('Change and submit').click();
    await view.says('Completed');
    await view.goto(`/console/customers/${sid}?tab=leave`);
    expect(await view.axe()).toEqual([]);
    await view.page.getByLabel(/^Delete it/).check();
    await view.button('Show what will be done').click();
    await view.page.getByRole('heading', { name: /^Will be deleted/ }).waitFor();
    expect(await view.button('Delete this customer').isDisabled()).toBe(true);
    await view.page.getByLabel('Type Leaving Co to confirm').fill('Leaving Co');
    await view.button('Delete this customer').click();
    await view.says('Completed');
    await view.goto(`/console/customers/${sid}?tab=timeline`);
    await view.page.getByRole('heading', { name: 'There is no such customer' }).waitFor();
  });

  it('shows what numbers lack, the list behind each bar, and hands out an export', async () => {
    await approved('Covered Co');
    await view.goto('/console/coverage');
    const kind = view.page.getByRole('region', { name: /^Voice Integrity/ });
    await kind.getByRole('link', { name: /^Covered/ }).click();
    await view.page.getByRole('link', { name: 'Covered Co' }).waitFor();
    expect(view.place).toBe('/console/coverage?kind=VOICE_INTEGRITY&state=COVERED');
    expect(await view.axe()).toEqual([]);
    const download = view.page.waitForEvent('download');
    await view.button('Customers (.ndjson)').click();
    const text = await readFile(await (await download).path(), 'utf8');
    expect(text).toContain('"name":"Covered Co"');
  });

  it('begins again', async () => {
    await view.goto('/console/sandbox');
    await view.button('Reset the sandbox …').click();
    await view.button('Delete everything').click();
    await view.page.getByText('The sandbox is as it was at its start.').waitFor();
    // The account's own profile, which it begins with.
    expect(app.sandbox.counts().bundles).toBe(1);
  });
});
