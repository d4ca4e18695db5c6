import { setTimeout as delay } from 'node:timers/promises';
import { exampleCustomer } from '../domain/example-customer.js';
import type { IncomingPhoneNumberRecord } from '../domain/incoming-phone-number.js';
import type { Page } from '../domain/page.js';
import { profileOfNumber } from '../resolvers/bundles-of-number.js';
import type { TrustHubFactory } from '../twilio/trust-hub.js';
import { UPSTREAM_ADVICE, type UpstreamCheck, type UpstreamState } from './upstream-check.js';

/** Milliseconds that the greeting waits for what Twilio says. */
const PATIENCE_MS = 3_000;
const WANTED_NUMBERS = 2;

interface GreetingParts {
  readonly graphqlUrl: string;
  readonly consoleUrl?: string;
  readonly playgroundUrl?: string;
  readonly trustHubs: TrustHubFactory;
  /** The built-in sandbox, where it is what is worked on. */
  readonly sandbox?: { readonly url: string };
  readonly upstream?: Pick<UpstreamCheck, 'first' | 'state'>;
  /** True when callers need a key. */
  readonly locked: boolean;
}

/** What is printed for a person when the server has started: where it is, and one command to try. */
export async function greeting(parts: GreetingParts): Promise<string> {
  const { graphqlUrl, consoleUrl, playgroundUrl, sandbox } = parts;
  const lines = [
    '',
    `  GraphQL     ${graphqlUrl}`,
    ...(consoleUrl === undefined ? [] : [`  Console     ${consoleUrl}`]),
    ...(playgroundUrl === undefined ? [] : [`  Playground  ${playgroundUrl}`]),
    `  Trust Hub   ${sandbox !== undefined ? 'the built-in sandbox (no Twilio account is used)' : `Twilio, account ${parts.trustHubs.defaultAccountSid}`}`,
    ...(await upstreamLines(parts)),
    '',
    ...(sandbox === undefined ? tryLines(parts) : await onboardingLines(parts, sandbox.url)),
    '',
    '',
  ];
  return lines.join('\n');
}

/** What the check of the credentials found, if it is quick: a start does not wait for Twilio. */
async function upstreamLines({ upstream }: GreetingParts): Promise<readonly string[]> {
  if (upstream === undefined) return [];
  const late = delay<UpstreamState>(PATIENCE_MS, 'unchecked', { ref: false });
  await Promise.race([upstream.first, late]);
  const state = upstream.state();
  if (state === 'accepted') return ['              accepts the credentials; the primary customer profile is approved'];
  return state === 'unchecked'
    ? ['              has not answered yet; see /readyz']
    : ['', `  ${UPSTREAM_ADVICE[state]}`];
}

/** What is printed on one line, in the form that a person reads. */
const READABLE = `node -p 'JSON.stringify(JSON.parse(fs.readFileSync(0)), null, 2)'`;

function command({ graphqlUrl, locked }: GreetingParts, request: object): string {
  const key = locked ? `  -H 'authorization: Bearer YOUR_KEY' \\\n` : '';
  return `curl -s ${graphqlUrl} -H 'content-type: application/json' \\\n${key}  -d @- <<'END' | ${READABLE}\n${JSON.stringify(request, null, 1)}\nEND`;
}

function tryLines(parts: GreetingParts): readonly string[] {
  const request = { query: '{ primaryCustomerProfile { sid friendlyName status } }' };
  return ['  Paste this into a shell to try it:', '', command(parts, request)];
}

async function onboardingLines(parts: GreetingParts, sandboxUrl: string): Promise<readonly string[]> {
  const numbers = await numbersOf(parts.trustHubs);
  if (numbers.length === 0) {
    return [
      '  No free phone number was found, and a number can be on one customer profile only. Paste this into a shell to make',
      '  100 more; the next start then prints a command that onboards a customer with two of them:',
      '',
      `curl -s -X POST ${sandboxUrl}/_sandbox/numbers -d '{"count": 100}'`,
    ];
  }
  const query =
    'mutation ($input: OnboardVoiceIntegrityInput!) { onboardVoiceIntegrity(input: $input) { onboarding { id status steps { key status resourceSid } } userErrors { message path } } }';
  const input = exampleCustomer(
    `acme-dental-${Date.now().toString(36)}`,
    numbers.map(({ sid }) => sid),
  );
  return [
    '  Paste this into a shell to onboard a customer for Voice Integrity:',
    '',
    command(parts, { query, variables: { input } }),
  ];
}

/**
 * Two numbers that are on no profile yet, since a number can be on one only. The greeting must not delay the start:
 * what is not found in time is not in the command.
 */
async function numbersOf(trustHubs: TrustHubFactory): Promise<readonly IncomingPhoneNumberRecord[]> {
  const trustHub = trustHubs.open(trustHubs.defaultAccountSid, { cached: true, signal: AbortSignal.timeout(5_000) });
  const free: IncomingPhoneNumberRecord[] = [];
  try {
    for (let after: string | undefined, goOn = true; goOn;) {
      const page: Page<IncomingPhoneNumberRecord> = await trustHub.incomingPhoneNumbers.page({}, { first: 100, after });
      const records = page.edges.map(({ node }) => node);
      const profiles = await Promise.all(records.map(({ sid }) => profileOfNumber(trustHub, sid)));
      free.push(...records.filter((_record, at) => profiles[at] === null));
      after = page.edges.at(-1)?.cursor;
      goOn = free.length < WANTED_NUMBERS && page.hasNextPage;
    }
  } catch {
    // The server starts without them.
  }
  return free.slice(0, WANTED_NUMBERS);
}
