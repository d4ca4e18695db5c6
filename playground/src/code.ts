import { parse, print, separateOperations } from 'graphql';
import { GRAPHQL_PATH } from './graphql-path';
import { isSubscription, parsed } from './operation-of-tab';
import type { TabText } from './tabs';

/**
 * A program for Node.js that sends what the tab holds with the typed client (docs/client.md). The key stays in the
 * environment. Variables that are not JSON yet are left out.
 */
export function clientCode({ query, variables }: TabText, operationName: string | null, withKey: boolean): string {
  const url = quoted(new URL(GRAPHQL_PATH, location.origin).href);
  const options = withKey ? `{ url: ${url}, key: process.env.TRUSTHUB_GRAPHQL_KEY }` : `{ url: ${url} }`;
  const values = parsed(variables);
  const call = `(document${values === undefined ? '' : ', variables'})`;
  return [
    `import { createClient } from 'trusthub-graphql/client';`,
    '',
    `const client = createClient(${options});`,
    `const document = ${template(only(query, operationName))};`,
    ...(values === undefined ? [] : [`const variables = ${JSON.stringify(values, null, 2)};`]),
    '',
    ...(isSubscription(query, operationName)
      ? [`for await (const event of client.subscribe${call}) console.log(event);`]
      : [`console.log(JSON.stringify(await client.run${call}, null, 2));`]),
    '',
  ].join('\n');
}

/** The one operation with its fragments: the client takes a document with one. A text that is no document stays as it is. */
function only(query: string, operationName: string | null): string {
  try {
    const operations = separateOperations(parse(query));
    const chosen = operations[operationName ?? ''];
    return chosen === undefined || Object.keys(operations).length === 1 ? query : print(chosen);
  } catch {
    return query;
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

function template(text: string): string {
  return `\`\n${text.trim().replace(/[\\`]|\$\{/g, '\\$&')}\n\``;
}
