import type { Rendered } from '../../scripts/sandbox-documents.js';
import { TRUST_HUB_OPERATIONS, waysTo } from './table.js';
import type { Way } from './way.js';

const told = ({ field, when }: Way): string => `\`${field}\`${when === undefined ? '' : ` (${when})`}`;

/** The text of docs/operations.md. */
export function operationsDocument(): string {
  const reached = TRUST_HUB_OPERATIONS.filter((operation) => waysTo(operation).length > 0).length;
  const rows = TRUST_HUB_OPERATIONS.map((operation) => {
    const { id, method, path } = operation;
    return `| ${id} | \`${method} ${path}\` | ${waysTo(operation).map(told).join('<br>')} |`;
  });
  return [
    '# Trust Hub through GraphQL',
    '',
    'Each operation of Trust Hub with the GraphQL fields that lead to it. Written by `npx tsx scripts/operations.ts write` from',
    "Twilio's OpenAPI description (`test/sandbox/contract/openapi`) and the table of `test/trust-hub-operations`. A test goes each of these",
    'ways, by an operation of [test/operations](../test/operations), and looks for the request in the journal of the sandbox;',
    'it also fails when this page is not current. Do not edit.',
    '',
    `${reached} of ${TRUST_HUB_OPERATIONS.length} operations are reached. Onboardings make use of many of them by themselves. Whatever has an \`id\` can`,
    'also be read with `Query.node` and `Query.nodes`. A read may cost no request, or another one: what was read within seconds',
    'is given again, and where many single things are wanted and a list is cheaper, the list is asked for.',
    '',
    '<!-- prettier-ignore-start -->',
    '',
    '| operation | request | GraphQL |',
    '| --- | --- | --- |',
    ...rows,
    '',
    '<!-- prettier-ignore-end -->',
    '',
  ].join('\n');
}

export const OPERATIONS_DOCUMENT: Rendered = { file: 'docs/operations.md', render: operationsDocument };
