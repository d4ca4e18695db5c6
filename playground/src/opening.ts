import { requestHeaders } from './api-key';
import { GRAPHQL_PATH } from './graphql-path';
import { rememberTokens, tokensIn } from './tokens';
import type { TokenValues } from './tokens';

/** What the server says when the page opens. */
export interface Opening {
  readonly tokens: TokenValues;
  /** Null when the server did not answer or needs a key. */
  readonly sandbox: boolean | null;
  readonly accountSid: string | null;
  readonly accessRefused: boolean;
}

const QUERY = /* GraphQL */ `
  query PlaygroundOpening {
    account {
      sid
      sandbox
    }
    primaryCustomerProfile {
      sid
    }
    incomingPhoneNumbers(first: 8) {
      nodes {
        sid
      }
    }
  }
`;

/** A server that hangs must not keep the editor from opening. */
const TIMEOUT_MS = 4_000;

/** Reads the SIDs that the prepared variables need. Never throws: without an answer the tokens stay as they are. */
export async function askOpening(): Promise<Opening> {
  try {
    const response = await ask(QUERY);
    if (response.status === 401) return { ...UNKNOWN, accessRefused: true };
    const { data } = (await response.json()) as { data?: { account?: { sid: string; sandbox: boolean } } | null };
    // Another key for each opening, so that it starts a run of its own with the numbers that are free now.
    const fresh = { $FRESH_KEY: `playground-${Date.now().toString(36)}` };
    const numbers = data?.account?.sandbox === true ? await freeNumbers() : {};
    rememberTokens(data);
    rememberTokens(numbers);
    return {
      tokens: { ...tokensIn(data), ...tokensIn(numbers), ...fresh },
      sandbox: data?.account?.sandbox ?? null,
      accountSid: data?.account?.sid ?? null,
      accessRefused: false,
    };
  } catch {
    return UNKNOWN;
  }
}

/** A number can be on one profile only. Asked of the sandbox alone: on Twilio it costs a request for each profile. */
async function freeNumbers(): Promise<unknown> {
  const free: NumberPage['nodes'][number][] = [];
  try {
    for (let after: string | null = null, pages = 0; free.length < WANTED_NUMBERS && pages < MOST_PAGES; pages += 1) {
      const page: NumberPage = await numbersAfter(after);
      free.push(...page.nodes.filter(({ customerProfile }) => customerProfile === null));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
  } catch {
    // What was found until then is better than nothing.
  }
  return { incomingPhoneNumbers: { nodes: free } };
}

/** One for each example that needs numbers, and no more pages than the start may wait for. */
const WANTED_NUMBERS = 8;
const MOST_PAGES = 10;

interface NumberPage {
  readonly nodes: readonly { readonly sid: string; readonly customerProfile: unknown }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

async function numbersAfter(after: string | null): Promise<NumberPage> {
  const query = `query PlaygroundNumbers($after: String) {
    incomingPhoneNumbers(first: 100, after: $after) {
      nodes { sid customerProfile { sid } }
      pageInfo { hasNextPage endCursor }
    }
  }`;
  const { data } = (await (await ask(query, { after })).json()) as { data: { incomingPhoneNumbers: NumberPage } };
  return data.incomingPhoneNumbers;
}

function ask(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Response> {
  return fetch(GRAPHQL_PATH, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...requestHeaders() },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
}

const UNKNOWN: Opening = { tokens: {}, sandbox: null, accountSid: null, accessRefused: false };
