import { writeFile } from 'node:fs/promises';
import { forClient } from './codegen/client.js';
import { pathOf, textOf } from './codegen/files.js';
import { forTests } from './codegen/tests.js';
import { typedDocuments } from './codegen/typed-documents.js';

/*
 * What is made from schema.graphql: the documents and types of the client (src/client), and those of the operations that
 * the console and the tests use. `npm run codegen` writes them, `npm run codegen:check` fails when they are not current. The generator is
 * called as a library: its command line brings loaders for every source of a schema there is, and takes a hundred packages
 * for them.
 */

const [command] = process.argv.slice(2);
if (command === 'write' || command === 'check') {
  const forConsole = await typedDocuments('console/src/operations');
  for (const [file, text] of [...(await forClient()), ...forConsole, ...(await forTests())]) {
    if (command === 'write') await writeFile(pathOf(file), text);
    else if ((await textOf(file)) !== text) {
      console.error(`${file} is not current. Run \`npm run codegen\` and commit it together with the change.`);
      process.exitCode = 1;
    }
  }
} else {
  console.error('Usage: tsx scripts/codegen.ts write|check');
  process.exitCode = 2;
}
