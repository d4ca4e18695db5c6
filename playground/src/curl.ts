import { GRAPHQL_PATH } from './graphql-path';
import { isSubscription, parsed } from './operation-of-tab';
import type { TabText } from './tabs';

/** Stands where the key goes, which never leaves the page. */
const KEY_PLACEHOLDER = 'YOUR_API_KEY';

/**
 * A command for a POSIX shell that sends what the tab holds. Variables that are not JSON yet are left out. A subscription
 * is followed as server-sent events, which curl shows as they come with -N.
 */
export function curlCommand({ query, variables }: TabText, operationName: string | null, withKey: boolean): string {
  const body = { query, ...(operationName !== null && { operationName }), variables: parsed(variables) };
  const follows = isSubscription(query, operationName);
  return [
    `curl${follows ? ' -N' : ''} ${quoted(new URL(GRAPHQL_PATH, location.origin).href)}`,
    `-H 'content-type: application/json'`,
    ...(follows ? [`-H 'accept: text/event-stream'`] : []),
    ...(withKey ? [`-H ${quoted(`authorization: Bearer ${KEY_PLACEHOLDER}`)}`] : []),
    `--data-raw ${quoted(JSON.stringify(body))}`,
  ].join(' \\\n  ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
