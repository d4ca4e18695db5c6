import { bundle, type BundledFile } from './client-bundle.js';
import { printTable, whole } from './tables.js';

/** What a page loads that uses the client, by what it uses of it. */
const PROGRAMS: readonly (readonly [what: string, program: string])[] = [
  [
    'queries and mutations, documents of your own',
    `import { createClient } from 'trusthub-graphql/client';
     window.client = createClient({ url: '/graphql' });`,
  ],
  [
    'the same, with the documents of customers and of one kind of onboarding',
    `import { createClient, CustomersDocument, OnboardVoiceIntegrityDocument } from 'trusthub-graphql/client';
     window.client = [createClient({ url: '/graphql' }), CustomersDocument, OnboardVoiceIntegrityDocument];`,
  ],
  [
    'everything there is, used or not',
    `import * as everything from 'trusthub-graphql/client';
     window.client = { ...everything };`,
  ],
];

/** Sizes after tree shaking and minifying; no time is measured. */
export async function bench(): Promise<void> {
  const rows: (readonly string[])[] = [];
  let later: readonly BundledFile[] = [];
  for (const [what, program] of PROGRAMS) {
    const files = await bundle(program);
    rows.push(
      rowOf(
        what,
        files.filter(({ atOnce }) => atOnce),
      ),
    );
    later = files.filter(({ atOnce }) => !atOnce);
  }
  for (const [way, module] of [
    ['by WebSocket', 'graphql-ws'],
    ['by server-sent events', 'graphql-sse'],
  ] as const) {
    const files = later.filter(({ modules }) => modules.some((one) => one.includes(module)));
    rows.push(rowOf(`with the first subscription ${way}, beside these`, files));
  }
  console.log('Bundled and minified by vite; none of graphql-js is in it.');
  printTable('What a page loads', ['for', 'minified', 'gzip', 'brotli'], rows);
}

function rowOf(what: string, files: readonly BundledFile[]): readonly string[] {
  const sum = (sizeOf: (file: BundledFile) => number): string =>
    `${whole(files.reduce((bytes, file) => bytes + sizeOf(file), 0))} B`;
  return [what, sum(({ bytes }) => bytes), sum(({ gzip }) => gzip), sum(({ brotli }) => brotli)];
}
