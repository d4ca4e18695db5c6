import { GRAPHQL_PATH } from './graphql-path';
import type { TabText } from './tabs';

/** Stands where the key goes, which never leaves the page. */
const KEY_PLACEHOLDER = 'YOUR_API_KEY';

/** A command for a POSIX shell that sends what the tab holds. Variables that are not JSON yet are left out. */
export function curlCommand({ query, variables }: TabText, operationName: string | null, withKey: boolean): string {
  const body = { query, ...(operationName !== null && { operationName }), variables: parsed(variables) };
  return [
    `curl ${quoted(new URL(GRAPHQL_PATH, location.origin).href)}`,
    `-H 'content-type: application/json'`,
    ...(withKey ? [`-H ${quoted(`authorization: Bearer ${KEY_PLACEHOLDER}`)}`] : []),
    `--data-raw ${quoted(JSON.stringify(body))}`,
  ].join(' \\\n  ');
}

function parsed(variables: string): unknown {
  try {
    return JSON.parse(variables) as unknown;
  } catch {
    return undefined;
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
