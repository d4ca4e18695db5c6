import { requestHeaders } from './api-key';
import { ask } from './ask';
import { numbersForExamples } from './free-numbers';
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

/** Reads the SIDs that the prepared variables need. Never throws: without an answer the tokens stay as they are. */
export async function askOpening(): Promise<Opening> {
  try {
    const response = await ask(QUERY, requestHeaders());
    if (response.status === 401) return { ...UNKNOWN, accessRefused: true };
    const { data } = (await response.json()) as { data?: { account?: { sid: string; sandbox: boolean } } | null };
    // Another key for each opening, so that it starts a run of its own with the numbers that are free now.
    const fresh = { $FRESH_KEY: `playground-${Date.now().toString(36)}` };
    const numbers = data?.account?.sandbox === true ? await numbersForExamples(requestHeaders()) : {};
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

const UNKNOWN: Opening = { tokens: {}, sandbox: null, accountSid: null, accessRefused: false };
