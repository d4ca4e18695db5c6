import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { created } from '../support/created.js';
import { inputFor, plan } from '../support/onboarding-kinds.js';
import { RUN, until, type OnboardingPayload } from '../support/onboarding.js';
import type { TestApp } from '../support/start-app.js';

/*
 * What the page says is done, block by block, in a copy of the source; then a customer is onboarded with it. A block that
 * no longer fits the source fails here, and so does one that was forgotten.
 */

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PAGE = readFileSync(path.join(ROOT, 'docs/adding-a-recipe.md'), 'utf8');

let copy: string;
let app: TestApp;

interface Block {
  readonly file: string;
  readonly language: string;
  readonly text: string;
}

/** The code blocks of the page, each with the file that was named last before it. */
function blocksOf(page: string): readonly Block[] {
  return [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(({ 1: language = '', 2: text = '', index }) => {
    const file = [...page.slice(0, index).matchAll(/`(src\/[\w./-]+\.ts)`/g)].at(-1)?.[1] ?? '';
    return { file, language, text };
  });
}

/** Makes the change of a diff: the lines that it keeps and removes must stand in the file, once. */
function applied(source: string, diff: string): string {
  const lines = diff.trimEnd().split('\n');
  const of = (...signs: readonly string[]) =>
    lines
      .filter((line) => signs.includes(line.charAt(0)))
      .map((line) => `${line.slice(1)}\n`)
      .join('');
  const parts = source.split(of(' ', '-'));
  if (parts.length !== 2) throw new Error(`These lines stand ${parts.length - 1} times in the source:\n${diff}`);
  return parts.join(of(' ', '+'));
}

beforeAll(async () => {
  copy = mkdtempSync(path.join(tmpdir(), 'trusthub-recipe-'));
  for (const part of ['src', 'test/support', 'tsconfig.json', 'package.json']) {
    cpSync(path.join(ROOT, part), path.join(copy, part), { recursive: true });
  }
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));
  for (const { file, language, text } of blocksOf(PAGE)) {
    const target = path.join(copy, file);
    writeFileSync(target, language === 'diff' ? applied(readFileSync(target, 'utf8'), text) : text);
  }
  const module = pathToFileURL(path.join(copy, 'test/support/start-app.ts')).href;
  const { startTestApp } = (await import(module)) as { startTestApp: () => Promise<TestApp> };
  app = await startTestApp();
});
afterAll(async () => {
  await app.close();
  rmSync(copy, { recursive: true, force: true });
});

test('a customer is brought to the product of the page, with nothing but what the page says', async () => {
  const shakenStir = inputFor('SHAKEN_STIR', app.sandbox.addPhoneNumbers(1), { secondary: (good) => good });
  const input = { ...shakenStir, brandedCalling: { displayName: 'Acme Dental, San Francisco' } };
  const mutation = `mutation ($input: OnboardBrandedCallingInput!) {
    onboard: onboardBrandedCalling(input: $input) { onboarding { kind ${RUN} } userErrors { code message path twilioCode } } }`;
  const { onboard } = await app.data<{ onboard: OnboardingPayload }>(mutation, { input });
  expect(onboard.userErrors).toEqual([]);
  const done = await until(app, onboard.onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
  expect(done.failure).toBeNull();
  expect(done.trustProduct?.status).toBe('TWILIO_APPROVED');
  expect(created(app.sandbox.journal())).toEqual({
    'POST Addresses.json': 1,
    'POST CustomerProfiles': 1,
    'POST CustomerProfiles/ChannelEndpointAssignments': 1,
    'POST CustomerProfiles/EntityAssignments': 4,
    'POST CustomerProfiles/Evaluations': 1,
    'POST EndUsers': 3,
    'POST SupportingDocuments': 1,
    'POST TrustProducts': 1,
    'POST TrustProducts/ChannelEndpointAssignments': 1,
    'POST TrustProducts/EntityAssignments': 2,
    'POST TrustProducts/Evaluations': 1,
  });
  // The kinds of before are as they were.
  const before = await plan(app, 'SHAKEN_STIR', {
    ...shakenStir,
    idempotencyKey: 'another',
    phoneNumberSids: [`PN${'1'.repeat(32)}`],
  });
  expect(before.steps.map(({ key }) => key)).not.toContain('create-branded-calling-information');
});
