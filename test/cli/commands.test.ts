import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildClientSchema, printSchema, type IntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { exampleCustomer } from '../../src/domain/example-customer.js';
import { MIRRORED, untilReadSince } from '../mirror/support/mirrored.js';
import { startTestApp, type TestApp } from '../support/start-app.js';
import { killCliRuns, runCli } from './support/run-cli.js';

/* The commands that speak with a server, each as a process of its own. */

const KEY = 'a-key-for-the-command-line';
let app: TestApp;
let folder: string;
let file: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'thg-commands-'));
  app = await startTestApp({ ...MIRRORED, API_KEYS: KEY });
  file = join(folder, 'customer.yaml');
  writeFileSync(file, stringify(exampleCustomer('acme-1', app.sandbox.addPhoneNumbers(2, app.accountSid))));
  await untilReadSince(app);
});
afterAll(async () => {
  killCliRuns();
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const cli = runCli(args, { TRUSTHUB_GRAPHQL_URL: app.app.url, TRUSTHUB_GRAPHQL_KEY: KEY, ...env });
  const exit = await cli.exit;
  return { exit, out: cli.out(), err: cli.err() };
}

describe('a customer, from the plan to the list', () => {
  it('onboard --plan shows the steps and the requests, and starts nothing', async () => {
    const { exit, out, err } = await run(['onboard', 'voice-integrity', '--file', file, '--plan']);
    expect(exit, err).toBe(0);
    expect(out).toMatch(/^1\t.+\n/);
    expect(out).toMatch(/\n\d+ requests to Twilio, in \d+ rounds that follow one another\.\n$/);
    expect((await run(['status', 'acme-1'])).err).toBe('No onboarding has the id or the key "acme-1".\n');
  });

  it('onboard follows it to the end with --watch, and again it is the same one', async () => {
    const { exit, out, err } = await run(['onboard', 'voice-integrity', '--file', file, '--watch', '--json']);
    expect(exit, err).toBe(0);
    const { id, status } = JSON.parse(out) as { id: string; status: string };
    expect(status).toBe('COMPLETED');
    const again = await run(['onboard', 'voice-integrity', '--file', file]);
    expect([again.exit, again.out.includes(`COMPLETED. Its id: ${id}`)], again.err).toEqual([0, true]);
  });

  it('status has it by its key, and by its id', async () => {
    const { exit, out } = await run(['status', 'acme-1', '--json']);
    const { id, kind } = JSON.parse(out) as { id: string; kind: string };
    expect([exit, kind]).toEqual([0, 'VOICE_INTEGRITY']);
    expect((await run(['status', 'acme-1'])).out).toMatch(/^SUCCEEDED  find-primary-customer-profile  BU/);
    const byId = await run(['status', id, '--watch']);
    expect([byId.exit, byId.out.includes('VOICE_INTEGRITY acme-1: COMPLETED')]).toEqual([0, true]);
  });

  it('customers and numbers list it, with tabs in a pipe', async () => {
    await untilReadSince(app);
    const customers = await run(['customers', '--search', 'acme dental']);
    expect(customers.exit, customers.err).toBe(0);
    const cells = customers.out.trim().split('\t');
    expect(cells.slice(0, 6)).toEqual(['Acme Dental LLC', cells[1], 'TWILIO_APPROVED', '0/2', '2/2', '0/2']);
    const numbers = await run(['numbers', '--customer', cells[1]!, '--missing', 'SHAKEN_STIR', '--json']);
    expect(JSON.parse(numbers.out)).toMatchObject({ totalCount: 2, nodes: [{ customer: { sid: cells[1] } }, {}] });
  });

  it('export writes all of it, a line for each', async () => {
    const { exit, out, err } = await run(['export', 'customers']);
    expect(exit, err).toBe(0);
    const lines = out.trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { name: string }).name)).toContain('Acme Dental LLC');
    const output = join(folder, 'numbers.ndjson');
    expect((await run(['export', 'numbers', '--output', output])).exit).toBe(0);
    expect(readFileSync(output, 'utf8').trim().split('\n')).toHaveLength(27);
  });
});

describe('what goes wrong', () => {
  it('a rejected customer ends with 3, and says what to do', async () => {
    const [sid = ''] = app.sandbox.addPhoneNumbers(1, app.accountSid);
    const input = parse(stringify(exampleCustomer('bad-1', [sid]))) as {
      customerProfile: { secondary: { business: { businessRegistrationNumber: string } } };
    };
    input.customerProfile.secondary.business.businessRegistrationNumber = '111111111';
    const rejected = join(folder, 'rejected.json');
    writeFileSync(rejected, JSON.stringify(input));
    const { exit, out, err } = await run(['onboard', 'voice-integrity', '--file', rejected, '--watch']);
    expect([exit, out.includes('ACTION_REQUIRED. Its id: ')], out).toEqual([3, true]);
    expect(err).not.toBe('');
    expect((await run(['status', 'bad-1'])).exit).toBe(3);
  });

  it('an input with faults is explained by its fields', async () => {
    const faulty = join(folder, 'faulty.json');
    const input = parse(stringify(exampleCustomer('faulty-1', []))) as { customerProfile: { secondary: object } };
    writeFileSync(faulty, JSON.stringify({ ...input, customerProfile: { secondary: { business: {} } } }));
    const { exit, err } = await run(['onboard', 'voice-integrity', '--file', faulty]);
    expect([exit, err]).toEqual([1, expect.stringContaining('customerProfile.secondary.address: It is missing.')]);
    expect(err).not.toContain('$input');
    const { idempotencyKey, ...rest } = input as { idempotencyKey?: string };
    writeFileSync(faulty, JSON.stringify({ ...rest, idempotencyKey: 94104, misspelt: 1 }));
    const other = await run(['onboard', 'voice-integrity', '--file', faulty]);
    expect([idempotencyKey, other.err]).toEqual([
      'faulty-1',
      expect.stringMatching(/idempotencyKey: It must be text: write it in quotes\.|There is no field/),
    ]);
    writeFileSync(faulty, Buffer.from('idempotencyKey: Caf\u00e9', 'latin1'));
    const latin = await run(['onboard', 'voice-integrity', '--file', faulty]);
    expect([latin.exit, latin.err]).toEqual([1, expect.stringContaining('is not in UTF-8')]);
  });

  it.each([
    [
      'no server',
      ['customers', '--url', 'http://127.0.0.1:1'],
      {},
      1,
      'No server answers at http://127.0.0.1:1/graphql.',
    ],
    ['no key', ['customers'], { TRUSTHUB_GRAPHQL_KEY: 'wrong' }, 1, 'The server refused: '],
    ['no file', ['onboard', 'cnam', '--file', '/nowhere.yaml'], {}, 1, 'There is no file /nowhere.yaml.'],
    ['a bad input', ['onboard', 'cnam', '--file', '/dev/null'], {}, 1, 'must hold the input of one onboarding'],
    ['an unknown kind', ['onboard', 'signing', '--file', 'x'], {}, 2, 'It must be one of secondary-customer-profile, '],
    ['a misspelt command', ['customer'], {}, 2, 'Did you mean customers?'],
    ['a short search', ['customers', '--search', 'a'], {}, 1, 'At least one word of a search needs 3 letters'],
  ])('%s', async (_what, args, env, exit, message) => {
    const { err, ...ended } = await run(args, env);
    expect([ended.exit, err]).toEqual([exit, expect.stringContaining(message)]);
  });
});

it('schema, version and completions need no server', async () => {
  const schema = await run(['schema'], { TRUSTHUB_GRAPHQL_URL: '' });
  expect(schema.out).toBe(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));
  const introspection = await run(['schema', '--json']);
  const { data } = JSON.parse(introspection.out) as { data: IntrospectionQuery };
  expect(printSchema(buildClientSchema(data))).toContain('onboardVoiceIntegrity(');
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  expect((await run(['--version'])).out).toBe(`${version}\n`);
  expect((await run(['complete', 'bash'])).out).toContain('trusthub-graphql');
  const words = await run(['complete', '--', 'imp']);
  expect(words.out).toContain('import');
  for (const typed of [
    ['onboard', ''],
    ['import', '--kind', ''],
  ])
    expect((await run(['complete', '--', ...typed])).out, typed.join(' ')).toContain('voice-integrity\t');
  // Nothing of its own, and no word against files.
  for (const typed of [
    ['import', 'cust'],
    ['import', '--kind', 'cnam', '--dry-run', ''],
    ['onboard', 'cnam', '--file', ''],
  ])
    expect((await run(['complete', '--', ...typed])).out, typed.join(' ')).toBe(':0\n');
  expect((await run(['complete', '--', 'import', 'customers.csv', ''])).out).not.toBe(':0\n');
});
