import { exampleCustomer } from '../domain/example-customer.js';
import type { IncomingPhoneNumberRecord } from '../domain/incoming-phone-number.js';
import type { TrustHubFactory } from '../twilio/trust-hub.js';

interface GreetingParts {
  readonly graphqlUrl: string;
  readonly playgroundUrl?: string;
  readonly trustHubs: TrustHubFactory;
  readonly sandbox: boolean;
  /** True when callers need a key. */
  readonly locked: boolean;
}

/** What a person reads when the server has started: where it is, and one command to try. */
export async function greeting(parts: GreetingParts): Promise<string> {
  const { graphqlUrl, playgroundUrl, sandbox } = parts;
  const lines = [
    '',
    `  GraphQL     ${graphqlUrl}`,
    ...(playgroundUrl === undefined ? [] : [`  Playground  ${playgroundUrl}`]),
    `  Trust Hub   ${sandbox ? 'the built-in sandbox (no Twilio account is used)' : `Twilio, account ${parts.trustHubs.defaultAccountSid}`}`,
    '',
    sandbox
      ? '  Paste this into a shell to onboard a customer for Voice Integrity:'
      : '  Paste this into a shell to try it:',
    '',
    sandbox ? await onboardingCommand(parts) : command(parts, { query: '{ account { sid } }' }),
    '',
    '',
  ];
  return lines.join('\n');
}

function command({ graphqlUrl, locked }: GreetingParts, request: object): string {
  const key = locked ? `  -H 'authorization: Bearer YOUR_KEY' \\\n` : '';
  return `curl -s ${graphqlUrl} -H 'content-type: application/json' \\\n${key}  -d @- <<'END'\n${JSON.stringify(request, null, 1)}\nEND`;
}

async function onboardingCommand(parts: GreetingParts): Promise<string> {
  const query =
    'mutation ($input: OnboardVoiceIntegrityInput!) { onboardVoiceIntegrity(input: $input) { onboarding { id status steps { key status resourceSid } } userErrors { message path } } }';
  const numbers = await numbersOf(parts.trustHubs);
  const input = exampleCustomer(
    `acme-dental-${Date.now().toString(36)}`,
    numbers.map(({ sid }) => sid),
  );
  return command(parts, { query, variables: { input } });
}

/**
 * Two numbers that are on no profile yet, since a number can be on one only. A greeting must not keep a server from
 * starting: without an answer the command just has no numbers in it.
 */
async function numbersOf(trustHubs: TrustHubFactory): Promise<readonly IncomingPhoneNumberRecord[]> {
  try {
    const trustHub = trustHubs.open(trustHubs.defaultAccountSid, { cached: true, signal: AbortSignal.timeout(2_000) });
    const [numbers, profiles] = await Promise.all([
      trustHub.incomingPhoneNumbers.page({}, { first: 100 }),
      trustHub.customerProfiles.page({}, { first: 100 }),
    ]);
    const assigned = await Promise.all(
      profiles.edges.map(({ node }) =>
        trustHub.channelEndpointAssignments.list({ kind: 'CustomerProfile', sid: node.sid }),
      ),
    );
    const taken = new Set(assigned.flat().map(({ channelEndpointSid }) => channelEndpointSid));
    const free = numbers.edges.map(({ node }) => node).filter(({ sid }) => !taken.has(sid));
    return free.slice(0, 2);
  } catch {
    return [];
  }
}
