import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { useTestApp } from '../support/use-test-app.js';
import { isTestable, missingParts } from './support/console-page.js';
import { READ_OFTEN } from './support/customers.js';
import { useConsolePage } from './support/use-console-page.js';

describe.skipIf(!isTestable(missingParts()))('the import in the console', { timeout: 120_000 }, () => {
  const app = useTestApp(READ_OFTEN);
  const view = useConsolePage(app);

  const writes = () => app.sandbox.journal({ method: 'POST' }).length;

  it('imports a file: columns mapped, every row checked, valid ones sent, and a result for all', async () => {
    const [one = '', two = ''] = app.sandbox.addPhoneNumbers(2);
    await view.goto('/console/import');
    const template = view.page.waitForEvent('download');
    await view.button('A file to begin with').click();
    const [head = '', row = ''] = (await readFile(await (await template).path(), 'utf8')).trim().split('\n');
    const rowOf = (key: string, number: string) =>
      row.replace('acme-dental', key).replace(/"?PN1{32}; PN2{32}"?/, number);
    // A name that only a person can map, and a row that the server refuses.
    const bad = rowOf('import-bad', two).replace('ada@acmedental.example', 'no email');
    const text = [`${head},Our number`, `${rowOf('import-good', one)},17`, `${bad},18`].join('\n');
    const file = { name: 'customers.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
    await view.page.locator('input[type=file]').setInputFiles(file);
    await view.page.getByRole('heading', { name: /2 rows/ }).waitFor();
    expect(await view.page.getByLabel('Field for Our number').inputValue()).toBe('');
    expect(await view.axe()).toEqual([]);
    const sent = writes();
    await view.button('Check every row').click();
    await view.says('1 row can be sent, 1 row cannot.');
    expect(await view.page.locator('.findings-list').innerText()).toContain('Row 3');
    expect(writes()).toBe(sent);
    await view.button('Import 1 row').click();
    await view.page.getByText('1 row imported.').waitFor();
    const download = view.page.waitForEvent('download');
    await view.button('Result file').click();
    const result = await readFile(await (await download).path(), 'utf8');
    expect(result).toContain('2,import-good,imported');
    expect(result).toContain('3,import-bad,invalid');
  });

  it('takes a file that was corrected in place of the one before, with the columns that were chosen for it', async () => {
    const [number = ''] = app.sandbox.addPhoneNumbers(1);
    await view.goto('/console/import');
    const template = view.page.waitForEvent('download');
    await view.button('A file to begin with').click();
    const text = (await readFile(await (await template).path(), 'utf8'))
      .replace('idempotencyKey', 'Our id')
      .replace('acme-dental', 'import-corrected')
      .replace(/"?PN1{32}; PN2{32}"?/, number);
    const choose = (contents: Buffer) =>
      view.page
        .locator('input[type=file]')
        .setInputFiles({ name: 'customers.csv', mimeType: 'text/csv', buffer: contents });
    await choose(Buffer.from(text.replace('94104', '')));
    const field = view.page.getByLabel('Field for Our id');
    await field.selectOption({ label: 'idempotencyKey' });
    const chosen = await field.inputValue();
    await view.button('Check every row').click();
    await view.says('0 rows can be sent, 1 row cannot.');
    expect(await view.page.locator('.findings-list').innerText()).toContain('postalCode: It is missing.');
    await choose(Buffer.from(text));
    await view.page.locator('.findings-list').waitFor({ state: 'detached' });
    expect(await field.inputValue()).toBe(chosen);
    await view.button('Check every row').click();
    await view.says('1 row can be sent, 0 rows cannot.');
    await choose(Buffer.from(text.replace('San Francisco', 'Zürich'), 'latin1'));
    await view.page.getByText(/is not in UTF-8/).waitFor();
    expect(await view.button('Check every row').count()).toBe(0);
  });

  it('follows batches and runs', async () => {
    await view.goto('/console/runs');
    await view.page.getByRole('heading', { name: 'Batches' }).waitFor();
    expect(await view.axe()).toEqual([]);
    await view.page.locator('.batch-line a').first().click();
    await view.page.getByRole('img', { name: '1 completed' }).waitFor();
    expect(await view.axe()).toEqual([]);
  });
});
