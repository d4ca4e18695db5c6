import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ImportFiles, NOBODY } from './support/import-files.js';
import { runCli } from './support/run-cli.js';

/*
 * `import`: files of customers, over a server with a sandbox. Most rows name a profile that does not exist, so that their
 * onboardings end after a request or two.
 */

const imports = new ImportFiles();

const HEADER = ['Customer', 'phoneNumberSids', 'customerProfile.existingSid', 'trustProduct.friendlyName', 'Mail'];
const MAP = ['--map', 'Customer=idempotencyKey', '--map', 'Mail=trustProduct.email'];

const fileOf = (name: string, rows: readonly (readonly string[])[]) => imports.write(name, HEADER, rows);

const rowsOf = (from: number, count: number, numbers: readonly string[]) =>
  numbers.slice(0, count).map((number, at) => [`key-${from + at}`, number, NOBODY, 'Signed', 'desk@nobody.example']);

const COUNT = `query ($prefix: String!) {
  onboardings(search: { idempotencyKeyPrefix: $prefix }, first: 100) { nodes { idempotencyKey } pageInfo { hasNextPage } }
  onboardingBatches(first: 100) { nodes { total refused } }
}`;
interface Counted {
  readonly onboardings: { readonly nodes: readonly { readonly idempotencyKey: string }[] };
  readonly onboardingBatches: { readonly nodes: readonly { readonly total: number; readonly refused: number }[] };
}
const counted = (prefix: string) => imports.app.data<Counted>(COUNT, { prefix });

describe('a file with invalid rows', () => {
  const bad = (numbers: readonly string[]) => {
    const rows = rowsOf(1, 6, numbers);
    rows[1] = ['key-2', 'PN1', NOBODY, 'Signed', 'desk@nobody.example'];
    rows[3] = ['key-1', numbers[3]!, NOBODY, 'Signed', 'desk@nobody.example'];
    rows[4] = ['key-5', numbers[4]!, NOBODY, 'Signed'];
    return fileOf('bad.csv', rows);
  };

  it('is not sent: each row is explained by the name of its column', async () => {
    const file = bad(imports.app.sandbox.addPhoneNumbers(6, imports.app.accountSid));
    const { exit, out, err } = await imports.run(file, '--kind', 'shaken-stir', ...MAP);
    expect(exit).toBe(3);
    expect(out).toBe('3 not sent, 3 invalid.\n');
    expect(err).toContain('row 3: phoneNumberSids: ');
    expect(err).toContain('row 5: idempotencyKey: it is that of row 2 too.');
    expect(err).toContain('row 6: The row has 4 cells, and the header has 5.');
    expect(err).toContain('Nothing was sent.');
    expect((await counted('key-')).onboardings.nodes).toEqual([]);
  });

  it('is imported without them with --skip-invalid, and the result file has every row; again, nothing is doubled', async () => {
    const file = bad(imports.app.sandbox.addPhoneNumbers(6, imports.app.accountSid));
    const report = join(imports.folder, 'report.csv');
    const args = [file, '--kind', 'shaken-stir', ...MAP, '--skip-invalid', '--report', report, '--json'];
    const first = await imports.run(...args);
    expect(first.exit, first.err).toBe(3);
    expect(JSON.parse(first.out)).toMatchObject({
      counts: { imported: 3, invalid: 3 },
      explained: [{ row: 3 }, {}, {}],
    });
    const lines = readFileSync(report, 'utf8').trim().split('\n');
    expect(lines[0]).toBe('row,idempotencyKey,outcome,message');
    expect(lines.slice(1).map((line) => line.split(',').slice(0, 3).join())).toEqual([
      '2,key-1,imported',
      '3,key-2,invalid',
      '4,key-3,imported',
      '5,key-1,invalid',
      '6,,invalid',
      '7,key-6,imported',
    ]);
    const once = await counted('key-');
    expect(once.onboardings.nodes.map(({ idempotencyKey }) => idempotencyKey).sort()).toEqual([
      'key-1',
      'key-3',
      'key-6',
    ]);
    expect((await imports.run(...args)).out).toBe(first.out);
    expect(await counted('key-')).toEqual(once);
  });

  it('says what is right and wrong with --dry-run, and starts nothing', async () => {
    const numbers = imports.app.sandbox.addPhoneNumbers(2, imports.app.accountSid);
    const file = fileOf('dry.csv', [
      ['dry-1', numbers[0]!, NOBODY, 'Signed', 'desk@nobody.example'],
      ['dry-2', numbers[1]!, NOBODY, 'Signed', 'nobody'],
    ]);
    const { exit, out, err } = await imports.run(file, '--kind', 'shaken-stir', ...MAP, '--dry-run');
    expect([exit, out]).toEqual([3, '1 valid, 1 invalid.\n']);
    expect(err).toContain('row 3: Mail: ');
    expect((await counted('dry-')).onboardings.nodes).toEqual([]);
  });
});

it('goes on after it was killed: the same command starts what is left, and nothing twice', async () => {
  const numbers = imports.app.sandbox.addPhoneNumbers(1_200, imports.app.accountSid);
  const file = fileOf(
    'many.csv',
    numbers.map((number, at) => [`many-${at}`, number, NOBODY, 'Signed', 'desk@nobody.example']),
  );
  const before = (await counted('many-')).onboardingBatches.nodes.length;
  const args = ['import', file, '--kind', 'shaken-stir', ...MAP, '--url', imports.app.app.url];
  const killed = runCli(args);
  await expect
    .poll(async () => (await counted('many-')).onboardingBatches.nodes.length, { timeout: 60_000, interval: 5 })
    .toBeGreaterThan(before);
  killed.child.kill('SIGKILL');
  await killed.exit;
  const again = runCli(args);
  expect(await again.exit, again.err()).toBe(0);
  expect(again.out()).toBe('1200 imported.\n');
  const batches = (await counted('many-')).onboardingBatches.nodes.slice(0, -before || undefined);
  expect(batches.map(({ total, refused }) => [total, refused]).sort()).toEqual([
    [200, 0],
    [500, 0],
    [500, 0],
  ]);
});

it('that is cut off says how it goes on', async () => {
  const [number = ''] = imports.app.sandbox.addPhoneNumbers(1, imports.app.accountSid);
  const file = fileOf('cut.csv', [['cut', number, NOBODY, 'Signed', 'desk@nobody.example']]);
  // The check goes through, and what comes after it does not.
  let answers = 1;
  const door = createServer((request, response) => {
    if (answers-- === 0) request.socket.destroy();
    else
      void text(request).then(async (body) => {
        const headers = { 'content-type': 'application/json' };
        const answer = await fetch(`${imports.app.app.url}/graphql`, { method: 'POST', headers, body });
        response.end(await answer.text());
      });
  });
  await once(door.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void door.close());
  const url = `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
  const cut = runCli(['import', file, '--kind', 'shaken-stir', ...MAP, '--url', url]);
  expect([await cut.exit, cut.err()]).toEqual([
    1,
    expect.stringContaining('The same command goes on with what is left.'),
  ]);
});

describe('a file', () => {
  const rows = (key: string, number: string) => [[key, number, NOBODY, 'Café Zürich', 'desk@nobody.example']];
  const rewritten = (name: string, key: string, encoding: BufferEncoding, mark: readonly number[]) => {
    const [number = ''] = imports.app.sandbox.addPhoneNumbers(1, imports.app.accountSid);
    const file = fileOf(name, rows(key, number));
    writeFileSync(file, Buffer.concat([Buffer.from(mark), Buffer.from(readFileSync(file, 'utf8'), encoding)]));
    return file;
  };

  it('in the letters of an old Windows is refused, instead of sent with its accents lost', async () => {
    const { exit, err } = await imports.run(
      rewritten('latin.csv', 'latin', 'latin1', []),
      '--kind',
      'shaken-stir',
      ...MAP,
    );
    expect(exit).toBe(1);
    expect(err).toContain('latin.csv is not in UTF-8');
    expect((await counted('latin')).onboardings.nodes).toEqual([]);
  });

  it.each([
    ['book.xlsx', 'PK\u0003\u0004'],
    ['old.xls', '\u00d0\u00cf\u0011\u00e0'],
  ])('that is a spreadsheet of its own, %s, is called that, with what to do', async (name, start) => {
    const file = rewritten(name, name, 'latin1', [...Buffer.from(start, 'latin1')]);
    const { exit, err } = await imports.run(file, '--kind', 'shaken-stir', ...MAP);
    expect(exit).toBe(1);
    expect(err).toContain(`${name} is a spreadsheet's own file, not one of text. Save it as "CSV UTF-8"`);
  });

  it('in UTF-16, as spreadsheets write "Unicode text", is read', async () => {
    const file = rewritten('wide.csv', 'wide', 'utf16le', [0xff, 0xfe]);
    const { exit, out, err } = await imports.run(file, '--kind', 'shaken-stir', ...MAP, '--dry-run');
    expect([exit, out], err).toEqual([0, '1 valid.\n']);
  });

  it('is not sent where its result file could not be written', async () => {
    const [number = ''] = imports.app.sandbox.addPhoneNumbers(1, imports.app.accountSid);
    const file = fileOf('unreported.csv', rows('unreported', number));
    const args = [file, '--kind', 'shaken-stir', ...MAP, '--report'];
    const { exit, err } = await imports.run(...args, join(imports.folder, 'nowhere', 'report.csv'));
    expect([exit, err]).toEqual([1, expect.stringContaining('There is no folder for the result file ')]);
    expect((await imports.run(...args, imports.folder)).err).toContain(
      `A file is needed, and ${imports.folder} is a folder.`,
    );
    expect((await counted('unreported')).onboardings.nodes).toEqual([]);
  });

  it('that is a folder, or that nothing says the kind of, is no import', async () => {
    const { exit, err } = await imports.run(imports.folder, '--kind', 'cnam');
    expect([exit, err]).toEqual([1, 'A file is needed, and what was given is a folder.\n']);
    expect((await imports.run('any.csv')).exit).toBe(2);
  });
});
