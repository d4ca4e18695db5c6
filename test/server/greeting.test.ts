import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { greeting } from '../../src/server/greeting.js';
import { createTestDatabase } from '../support/database.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

const greetingOf = ({ app }: TestApp) => greeting({ ...app, locked: false });

it('says how to make more numbers where none is free, and the next start has them in its command', async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'trusthub-greeting-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const settings = { DATA_DIR: dataDir, DATABASE_URL: await createTestDatabase(), SANDBOX_PHONE_NUMBERS: '2' };

  const first = await startTestApp(settings);
  let made: readonly string[];
  try {
    type Numbers = { incomingPhoneNumbers: { nodes: readonly { sid: string }[] } };
    const { incomingPhoneNumbers } = await first.data<Numbers>('{ incomingPhoneNumbers(first: 2) { nodes { sid } } }');
    const numbers = incomingPhoneNumbers.nodes.map(({ sid }) => sid);
    const policySid = 'RNdfbf3fae0e1107f8aded0e7cead80bf5';
    const holder = { ref: 'holder', friendlyName: 'Early', email: 'a@acme.example', policySid, numbers };
    first.sandbox.seed({ customerProfiles: [holder] });
    first.app.trustHubs.clear(first.accountSid);

    const text = await greetingOf(first);
    expect(text).toContain('No free phone number was found');
    expect(text).not.toContain('phoneNumberSids');
    const [, url, body] = /curl -s -X POST (\S+) -d '(.*)'/.exec(text) ?? [];
    const answer = await fetch(url ?? '', { method: 'POST', body });
    made = ((await answer.json()) as { sids: readonly string[] }).sids;
    expect(made).toHaveLength(100);
  } finally {
    await first.close();
  }

  const next = await startTestApp(settings);
  try {
    const sids = (await greetingOf(next)).match(/PN\w{32}/g) ?? [];
    expect(sids).toHaveLength(2);
    expect(sids.filter((sid) => !made.includes(sid))).toEqual([]);
  } finally {
    await next.close();
  }
});
