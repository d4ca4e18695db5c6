import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { dataDirectory, freePort, ServerProcess } from '../support/server-process.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
const BIN = 'node_modules/trusthub-graphql/bin/trusthub-graphql.cjs';

/** All that a package may hold. */
const EXPECTED =
  /^(bin|dist|playground\/dist|console\/dist)\/|^docs\/[\w-]+\.md$|^(package\.json|schema\.graphql|LICENSE|(README|CHANGELOG|SECURITY)\.md)$/;
const WANTED = [
  'bin/trusthub-graphql.cjs',
  'dist/cli/index.js',
  'dist/client/index.js',
  'dist/client/index.d.ts',
  'dist/onboarding/storage/migrations',
  'docs/client.md',
  'playground/dist/index.html',
  'schema.graphql',
  'CHANGELOG.md',
  'SECURITY.md',
];

/**
 * What a user gets: the package as npm packs what is built, installed in an empty folder without the scripts of packages
 * (which npm 12 doesn't run), the demo, the server with its playground, and a program that uses the client.
 * @param node the Node.js that runs them
 * @throws Error with the first thing that is not as it should be
 */
export async function smokePackage(node: string): Promise<string> {
  const folder = dataDirectory();
  const { file, files, size } = await pack(folder);
  const unexpected = files.filter((name) => !EXPECTED.test(name));
  if (unexpected.length > 0) throw new Error(`The package holds ${unexpected.join(', ')}.`);
  const missing = WANTED.filter((wanted) => !files.some((name) => name === wanted || name.startsWith(`${wanted}/`)));
  if (missing.length > 0) throw new Error(`The package lacks ${missing.join(', ')}. Run: npm run build`);

  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  await run(folder, 'npm', 'install', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', file);
  const demo = await run(folder, node, BIN, 'demo', '--review-delay', '200', '--latency', '0');
  if (!demo.includes('COMPLETED')) throw new Error(`The demo printed: ${demo}`);

  const server = new ServerProcess(await freePort(), { DATA_DIR: dataDirectory() }, {}, folder, [BIN, 'start'], node);
  try {
    await server.start();
    await checkPlayground(server);
    await checkClient(folder, node, server.graphqlUrl);
  } catch (error) {
    console.error(server.output);
    throw error;
  } finally {
    await server.kill('SIGTERM');
  }
  return `The package, ${Math.round(size / 1024)} KB in ${files.length} files: installed, demo, server, playground and client work.`;
}

async function pack(folder: string) {
  // What is built is packed: the scripts would build it once more.
  const text = await run(ROOT, 'npm', 'pack', '--ignore-scripts', '--json', '--pack-destination', folder);
  const [packed] = JSON.parse(text) as [{ filename: string; size: number; files: readonly { path: string }[] }];
  return {
    file: path.join(folder, packed.filename),
    size: packed.size,
    files: packed.files.map(({ path: name }) => name),
  };
}

async function checkPlayground(server: ServerProcess): Promise<void> {
  const page = await fetch(new URL('/playground/', server.graphqlUrl));
  const script = /src="([^"]+\.js)"/.exec(await page.text())?.[1];
  if (script === undefined) throw new Error('The playground is no page with a script.');
  const { ok } = await fetch(new URL(script, server.graphqlUrl));
  if (!ok) throw new Error('The script of the playground does not load.');
}

/** The example of a back end, with the installed client: its types, and what it does. */
async function checkClient(folder: string, node: string, url: string): Promise<void> {
  mkdirSync(path.join(folder, 'node'));
  cpSync(path.join(ROOT, 'examples/node/onboard.ts'), path.join(folder, 'node/onboard.ts'));
  const options = ['--strict', '--module', 'nodenext', '--target', 'es2023', '--noEmitOnError'];
  const types = ['--types', 'node', '--typeRoots', path.join(ROOT, 'node_modules/@types')];
  const compiler = path.join(ROOT, 'node_modules/typescript/bin/tsc');
  await run(folder, process.execPath, compiler, ...options, ...types, 'node/onboard.ts');
  if (!existsSync(path.join(folder, 'node/onboard.js'))) throw new Error('The example was not compiled.');
  const printed = await run(folder, node, 'node/onboard.js', url);
  if (!printed.includes('COMPLETED')) throw new Error(`The example printed: ${printed}`);
}

/** What it prints. @throws Error with that, where it fails */
async function run(cwd: string, command: string, ...args: readonly string[]): Promise<string> {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'] };
  const options = { cwd, env, maxBuffer: 10_000_000, timeout: 120_000 };
  return promisify(execFile)(command, [...args], options).then(
    ({ stdout }) => stdout,
    (error: unknown) => {
      const { stdout, stderr } = error as { readonly stdout?: string; readonly stderr?: string };
      throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}\n${stderr}`);
    },
  );
}
