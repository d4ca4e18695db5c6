// cspell:ignore busines
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KIND_WORDS } from '../../src/import/kinds.js';
import { ImportFiles, NOBODY } from './support/import-files.js';
import { runCli } from './support/run-cli.js';

const imports = new ImportFiles();

describe('columns', () => {
  it.each([
    ['no field', ['Customer', 'Colour'], 'The column "Customer" is no field.'],
    [
      'a likely field',
      ['idempotencyKey', 'busines name'],
      'Is it businessName? Then: --map "busines name=businessName".',
    ],
    ['several fields', ['idempotencyKey', 'email'], 'could be one of several fields: '],
    ['the same field twice', ['idempotencyKey', 'business name', 'Business_Name'], 'are one field.'],
  ])('that are %s are refused before anything is sent', async (_what, header, message) => {
    const file = imports.write('columns.csv', header, [header.map(() => 'x')]);
    const { exit, err } = await imports.run(file, '--kind', 'voice-integrity');
    expect(exit).toBe(1);
    expect(err).toContain(message);
  });

  it('that are none are all named at once', async () => {
    const header = ['idempotencyKey', 'Colour', 'Mood'];
    const file = imports.write('unknown.csv', header, [header.map(() => 'x')]);
    const { err } = await imports.run(file, '--kind', 'voice-integrity');
    expect(err).toContain('The column "Colour" is no field.');
    expect(err).toContain('The column "Mood" is no field.');
  });

  it('that are empty or of another type are explained without the words of GraphQL', async () => {
    const template = runCli(['import', '--template', 'voice-integrity']);
    await template.exit;
    const file = join(imports.folder, 'plain.csv');
    const [number = ''] = imports.app.sandbox.addPhoneNumbers(1, imports.app.accountSid);
    const text = template
      .out()
      .replace(/PN1+; PN2+/, number)
      .replace('94104', '')
      .replace('150,25', '150,many');
    writeFileSync(file, text.replace('HEALTHCARE', 'TEETH'));
    const asJson = runCli(['import', '--template', 'voice-integrity', '--json']);
    await asJson.exit;
    expect(JSON.parse(asJson.out())).toMatchObject({ postalCode: '94104' });
    const { err } = await imports.run(file, '--kind', 'voice-integrity', '--dry-run');
    expect(err).toContain('postalCode: It is missing.');
    expect(err).toContain('businessEmployeeCount: It must be a whole number.');
    expect(err).toContain('businessIndustry: It must be one of AUTOMOTIVE, ');
  });

  it('that take JSON are explained where a cell is none', async () => {
    const header = ['idempotencyKey', 'policySid', 'endUsers.type', 'endUsers.attributes'];
    const more = ['customerProfile.existingSid', 'trustProduct.friendlyName', 'trustProduct.email'];
    const row = [
      'json',
      `RN${'1'.repeat(32)}`,
      'branded_calls_information',
      'Acme Dental',
      NOBODY,
      'Branded',
      'a@b.example',
    ];
    const file = imports.write('json.csv', [...header, ...more], [row]);
    const { exit, err } = await imports.run(file, '--kind', 'trust-product', '--dry-run');
    expect(exit).toBe(3);
    expect(err).toContain('row 2: endUsers.attributes: It must be an object in JSON.');
  });

  it.each(KIND_WORDS)(
    'of the template for %s are what the kind takes: its example is good but for its numbers',
    async (kind) => {
      const template = runCli(['import', '--template', kind]);
      expect(await template.exit).toBe(0);
      const file = join(imports.folder, `${kind}.csv`);
      const numbers = imports.app.sandbox.addPhoneNumbers(2, imports.app.accountSid);
      writeFileSync(file, template.out().replace(/PN1+; PN2+/, numbers.join('; ')));
      const { exit, out, err } = await imports.run(file, '--kind', kind, '--dry-run');
      expect([exit, out], err).toEqual([0, '1 valid.\n']);
    },
  );
});
