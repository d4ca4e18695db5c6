import { describe, expect, it } from 'vitest';
import { contentsOf } from '../mirror/support/contents.js';
import { untilReadSince } from '../mirror/support/mirrored.js';
import { PATIENCE } from '../support/chromium.js';
import { onboard, until } from '../support/onboarding.js';
import { useTestApp } from '../support/use-test-app.js';
import { ConsolePage, isTestable, missingParts, PHONE } from './support/console-page.js';
import { customerInput, READ_OFTEN, UNVERIFIABLE } from './support/customers.js';
import { useConsolePage } from './support/use-console-page.js';

const missing = missingParts();
/** More than the pages that are read at the beginning and at the end of the list. */
const SEEDED = 340;
const LAST = 'Zebra 339';

it.skipIf(missing.length > 0 && process.env['CI'] !== 'true')('has a browser and a built console', () => {
  expect(missing).toEqual([]);
});

describe.skipIf(!isTestable(missing))('the customers in the console', { timeout: 120_000 }, () => {
  const app = useTestApp(READ_OFTEN);
  let stuckRun = '';
  const view = useConsolePage(app, async () => {
    const names = Array.from({ length: SEEDED }, (_, at) => `Zebra ${String(at).padStart(3, '0')} Works`);
    app.sandbox.seed(contentsOf(names.map((name, at) => ({ ref: `z${at}`, friendlyName: name, businessName: name }))));
    const numbers = app.sandbox.addPhoneNumbers(4);
    const good = await onboard(app, customerInput('Owl Bookshop', numbers.slice(0, 2)));
    const stuck = await onboard(app, customerInput('Harbor Dental', numbers.slice(2), UNVERIFIABLE));
    await until(app, good.onboarding?.id ?? '', 'COMPLETED');
    stuckRun = (await until(app, stuck.onboarding?.id ?? '', 'ACTION_REQUIRED')).id;
    await untilReadSince(app);
  });

  const rows = () => view.page.locator('.table-body [role=row]');
  const row = (name: string) => rows().filter({ hasText: name });
  const status = () => view.page.getByRole('status').first();

  it('is where the server is opened, under a policy without anything inline', async () => {
    expect(view.place).toBe('/console/');
    const page = await fetch(`${app.app.url}/console/customers/BU0?tab=change`);
    expect(page.headers.get('content-type')).toContain('text/html');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self';");
    expect(policy).not.toContain('unsafe');
    expect((await fetch(`${app.app.url}/console/assets/nothing.js`)).status).toBe(404);
  });

  it('sends scripts compressed, to be kept for good', async () => {
    const page = await (await fetch(`${app.app.url}/console/`)).text();
    const script = /src="(\/console\/assets\/[^"]+\.js)"/.exec(page)?.[1] ?? '';
    const answer = await fetch(app.app.url + script, { headers: { 'accept-encoding': 'br' } });
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(answer.headers.get('content-type')).toContain('javascript');
    expect(await answer.text()).toContain('customers');
  });

  it('asks for account and rows before it has the program that shows them, and for each thing once', async () => {
    const other = await ConsolePage.open(app.app.url, '/console/import');
    const asked: string[] = [];
    other.page.on('request', (request) => {
      const operation = /query (\w+)/.exec(request.postData() ?? '')?.[1];
      const further = request.postData()?.includes('"after":') === true;
      if (operation !== undefined) asked.push(further ? `${operation}, further` : operation);
    });
    await other.page.route('**/assets/start-*.js', async (route) => {
      await expect.poll(() => [...asked].sort(), PATIENCE).toEqual(['ConsoleAccount', 'ConsoleCustomers']);
      await route.continue();
    });
    await other.goto('/console/');
    await other.page.getByRole('button', { name: 'Rejected 1' }).waitFor();
    expect(asked.slice(2).sort()).toEqual(['ConsoleCustomerCounts', 'ConsoleCustomers, further']);
    await other.close();
  });

  it('shows where each customer is, what its numbers lack, and what is due', async () => {
    await view.goto('/console/');
    await row('Harbor Dental').waitFor();
    const stuck = await row('Harbor Dental').innerText();
    expect(stuck).toContain('Rejected');
    expect(stuck).toContain('18602: Twilio could not verify the registration number');
    expect(stuck).toContain('Give the number exactly as the authority registered it');
    expect(await row('Owl Bookshop').innerText()).toContain('Approved');
    const coverage = row('Owl Bookshop').getByRole('img', { name: 'Voice Integrity: 2 covered' });
    expect(await coverage.count()).toBe(1);
    expect(await view.axe()).toEqual([]);
  });

  it('searches as one types, keeps it in the address, and goes on with the keyboard', async () => {
    await view.goto('/console/');
    await row('Harbor Dental').waitFor();
    await view.page.keyboard.press('/');
    await view.page.keyboard.type('harb');
    await expect.poll(() => rows().count(), PATIENCE).toBe(1);
    expect(view.place).toBe('/console/?search=harb');
    await view.page.keyboard.press('Escape');
    await expect.poll(() => rows().count(), PATIENCE).toBeGreaterThan(2);
    await view.page.getByRole('searchbox').fill('no customer is called so');
    await view.page.getByRole('heading', { name: 'No customer matches' }).waitFor();
    expect(await view.axe()).toEqual([]);
    await view.button('Show all customers').click();
    await view.page.getByRole('link', { name: 'Harbor Dental' }).focus();
    await view.page.keyboard.press('ArrowDown');
    await view.page.keyboard.press('Enter');
    await view.page.getByRole('heading', { name: 'Owl Bookshop' }).waitFor();
    await view.page.keyboard.press('Escape');
    await view.page.getByRole('heading', { name: 'Customers' }).waitFor();
  });

  it('filters with counts, sorts, and comes back by the browser', async () => {
    await view.goto('/console/');
    await view.button('Rejected 1').click();
    await expect.poll(() => status().innerText(), PATIENCE).toContain('1 found');
    expect(view.place).toBe('/console/?status=TWILIO_REJECTED');
    await view.button('Code 18602 1').waitFor();
    await view.page.goBack();
    await expect.poll(() => status().innerText(), PATIENCE).toContain(`${SEEDED + 3} found`);
    await view.page.getByRole('button', { name: 'Customer', exact: true }).click();
    await expect.poll(() => rows().first().innerText(), PATIENCE).toContain(LAST);
    expect(view.place).toBe('/console/?order=NAME_DESC');
    expect(await view.page.getByRole('columnheader', { name: 'Customer' }).getAttribute('aria-sort')).toBe(
      'descending',
    );
  });

  it('goes to the last of them with few of them on the page, and without reading those between', async () => {
    const read: boolean[] = [];
    view.page.on('request', (request) => {
      if (!(request.postData() ?? '').includes('ConsoleCustomers')) return;
      const { variables } = request.postDataJSON() as { variables: { after?: string; shown: boolean } };
      if (variables.after !== undefined) read.push(variables.shown);
    });
    await view.goto('/console/');
    await row('Harbor Dental').waitFor();
    await row('Harbor Dental').hover();
    await view.page.mouse.wheel(0, 1e6);
    await row(LAST).waitFor();
    expect(await rows().count()).toBeLessThan(60);
    expect(await row(LAST).getAttribute('aria-rowindex')).toBe(String(SEEDED + 3 + 1));
    expect(read.filter((shown) => !shown)).not.toEqual([]);
    await view.page.mouse.wheel(0, -7_000);
    await row('Zebra 220').waitFor();
  });

  it('says in two clicks why a customer is stuck, and lets it go on corrected', async () => {
    await view.goto('/console/');
    await view.button('Needs you 1').click();
    await view.page.getByRole('link', { name: 'Harbor Dental' }).click();
    const next = view.page.getByRole('region', { name: 'What to do next' });
    await next.getByText('Twilio could not verify the registration number of the business.').waitFor();
    expect(await next.innerText()).toContain('Give the number exactly as the authority registered it');
    await view.page.locator('.thing').first().waitFor();
    expect(await view.axe()).toEqual([]);

    await next.getByRole('link', { name: 'Correct and go on' }).click();
    const field = view.page.getByLabel('Registration number');
    expect(await field.inputValue()).toBe(UNVERIFIABLE);
    const described = (await field.getAttribute('aria-describedby')) ?? '';
    expect(await view.page.locator(`[id="${described.split(' ')[0]}"]`).innerText()).toContain('18602');
    expect(await view.axe()).toEqual([]);
    await field.fill('84 27');
    await view.button('Send corrections and go on').click();
    await expect.poll(() => field.getAttribute('aria-invalid'), PATIENCE).toBe('true');
    // It may be out of view, above the button.
    const place = await field.getAttribute('id');
    await expect.poll(() => view.page.locator(':focus').getAttribute('id'), PATIENCE).toBe(place);
    // What is no number is refused, and not taken for no correction.
    const calls = view.page.getByLabel('Calls on a business day');
    const before = await calls.inputValue();
    await calls.fill('lots');
    await view.button('Send corrections and go on').click();
    await view.page.getByText('It must be a whole number.', { exact: true }).waitFor();
    await calls.fill(before);
    expect(await view.page.getByLabel('Country').inputValue()).toBe('US');
    await field.fill('842761953');
    await view.button('Send corrections and go on').click();
    await view.page.getByText('Completed', { exact: true }).waitFor();
    expect(await view.axe()).toEqual([]);
    const { status: ended } = await until(app, stuckRun, 'COMPLETED');
    expect(ended).toBe('COMPLETED');
  });

  it('says what is wrong with an address that names nobody', async () => {
    await view.page.goto(`${view.origin}/console/customers/BU0`);
    const problem = await view.page.getByRole('alert').innerText();
    expect(problem).toContain('SID');
    expect(problem).not.toContain('$sid');
    // What Chromium says of the refused request.
    const others = view.faults.splice(0).filter((fault) => !fault.includes('400 (Bad Request)'));
    expect(others).toEqual([]);
  });

  it('fits a phone', async () => {
    const phone = await ConsolePage.open(app.app.url, '/', PHONE);
    try {
      await phone.page.locator('.table-body [role=row]').first().waitFor();
      expect(await phone.tooWide()).toBe(0);
      expect(await phone.axe()).toEqual([]);
      await phone.page.getByRole('link', { name: 'Owl Bookshop' }).click();
      await phone.page.getByRole('heading', { name: 'Owl Bookshop' }).waitFor();
      expect(await phone.tooWide()).toBe(0);
      expect(await phone.axe()).toEqual([]);
    } finally {
      await phone.close();
    }
  });
});
