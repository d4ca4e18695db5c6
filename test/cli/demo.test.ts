import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/start-app.js';
import { killCliRuns, runCli } from './support/run-cli.js';

interface PrintedGraph {
  readonly status: string;
  readonly elapsedMs: number;
  readonly customerProfile: {
    readonly status: string;
    readonly endUsers: readonly unknown[];
    readonly supportingDocuments: readonly { readonly addresses: readonly { readonly city: string }[] }[];
    readonly phoneNumbers: readonly { readonly sid: string }[];
  };
  readonly trustProduct: { readonly status: string; readonly phoneNumbers: readonly { readonly sid: string }[] };
}

const STEP_LINE = /^ *\d+\.\d\ds {2}([A-Z]+) +(\S+)/;

/** `STATUS key` for each line about a step. */
function stepChanges(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const [, status, key] = STEP_LINE.exec(line) ?? [];
    return status === undefined ? [] : [`${status} ${key}`];
  });
}

const folder = mkdtempSync(join(tmpdir(), 'thg-cli-'));
let app: TestApp | undefined;
afterEach(async () => {
  killCliRuns();
  await app?.close();
  app = undefined;
});

describe('demo', () => {
  it('completes on a server of its own, prints the graph as JSON, and leaves nothing behind', async () => {
    const run = runCli(['demo', '--json', '--review-delay', '200', '--latency', '0'], { TMPDIR: folder });
    expect(await run.exit, run.err()).toBe(0);

    const graph = JSON.parse(run.out()) as PrintedGraph;
    expect(graph).toMatchObject({
      status: 'COMPLETED',
      customerProfile: { status: 'TWILIO_APPROVED', supportingDocuments: [{ addresses: [{ city: 'San Francisco' }] }] },
      trustProduct: { status: 'TWILIO_APPROVED' },
    });
    expect(graph.elapsedMs).toBeGreaterThan(0);
    expect(graph.customerProfile.endUsers).toHaveLength(2);
    const bySid = (numbers: readonly { readonly sid: string }[]) => numbers.map(({ sid }) => sid).sort();
    expect(bySid(graph.trustProduct.phoneNumbers)).toEqual(bySid(graph.customerProfile.phoneNumbers));
    expect(stepChanges(run.err())).toContain('SUCCEEDED await-trust-product-approval');
    expect(readdirSync(folder).filter((name) => name.startsWith('trusthub-demo-'))).toEqual([]);
    rmSync(folder, { recursive: true, force: true });
  });

  it('prints one line for each change of a step where the output is no terminal, and the tree', async () => {
    app = await startTestApp();
    const run = runCli(['demo', '--url', app.app.url]);
    expect(await run.exit, run.err()).toBe(0);

    const changes = stepChanges(run.out());
    expect(new Set(changes).size).toBe(changes.length);
    expect(changes.filter((change) => change.startsWith('SUCCEEDED'))).toHaveLength(23);
    expect(run.out()).toMatch(
      /├─ document: customer_profile_address, APPROVED +RD\w{32}\n│ {2}└─ address: 548 Market St/,
    );
    // Two numbers, on the profile and on the product.
    const numbers = [...run.out().matchAll(/─ number: \+\d+ +(PN\w{32})\n/g)].map(([, sid]) => sid);
    expect(numbers).toHaveLength(4);
    expect(new Set(numbers).size).toBe(2);
    expect(run.out()).toMatch(/Trust product: .+, TWILIO_APPROVED +BU\w{32}\n/);
    expect(run.out()).toMatch(/COMPLETED: 23 of 23 steps in \d+\.\d s\n$/);
    expect(run.out()).not.toContain('\u001b');
    expect(run.err()).toBe('');
  });

  it('can be run again on the same server: it takes numbers that are free', async () => {
    app = await startTestApp();
    const graphs: PrintedGraph[] = [];
    for (let round = 0; round < 2; round += 1) {
      const run = runCli(['demo', '--json', '--url', app.graphqlUrl]);
      expect(await run.exit, run.err()).toBe(0);
      graphs.push(JSON.parse(run.out()) as PrintedGraph);
    }
    const numbers = graphs.flatMap(({ customerProfile }) => customerProfile.phoneNumbers.map(({ sid }) => sid));
    expect(new Set(numbers).size).toBe(4);
  });

  it('exits 1 when the review says no, with the reason and what to do', async () => {
    app = await startTestApp({ SANDBOX_REVIEW_DELAY_MS: '60000' });
    const run = runCli(['demo', '--url', app.app.url]);
    await expect.poll(run.out, { timeout: 60_000 }).toContain('WAITING    await-customer-profile-approval');
    const [, sid = ''] = /await-customer-profile-approval {2}(BU\w{32})/.exec(run.out()) ?? [];
    await app.sandbox.review(sid, 'rejected', [18602]);
    expect(await run.exit).toBe(1);
    expect(run.err()).toContain('18602');
    expect(run.err()).toContain('resumeOnboarding');
    expect(run.out()).toContain('ACTION_REQUIRED');
  });

  it('ends when it is interrupted', async () => {
    app = await startTestApp({ SANDBOX_REVIEW_DELAY_MS: '60000' });
    const run = runCli(['demo', '--url', app.app.url]);
    await expect.poll(run.out, { timeout: 60_000 }).toContain('WAITING');
    run.child.kill('SIGINT');
    expect(await run.exit).toBe(130);
    expect(run.err()).toBe('');
  });

  it('says so when no server answers, and when the address is none', async () => {
    const nobody = runCli(['demo', '--url', 'http://127.0.0.1:9']);
    const nonsense = runCli(['demo', '--url', 'there']);
    expect(await nobody.exit).toBe(1);
    expect(nobody.err()).toBe(
      'No server answers at http://127.0.0.1:9/graphql. Start one with: trusthub-graphql start (in a clone: npm start)\n',
    );
    expect(await nonsense.exit).toBe(1);
    expect(nonsense.err()).toContain('is not the address of a server');
  });
});
