import { compareFiles } from './compare.js';

/** A benchmark: its heading in RESULTS.md, and the module that carries it out. */
type Bench = readonly [heading: string, load: () => Promise<{ bench(): Promise<void> }>];

const BENCHES: Readonly<Record<string, Bench>> = {
  client: ['The client in a page', () => import('./client.js')],
  cold: ['A cold query, and starts', () => import('./cold.js')],
  console: ['The console in a browser', () => import('./console.js')],
  customers: ['Customers from the mirror', () => import('./customers.js')],
  'first-pass': ["The mirror's first pass", () => import('./first-pass.js')],
  many: ['Many onboardings', () => import('./many.js')],
  mirror: ['The mirror of 10,000 customers', () => import('./mirror.js')],
  numbers: ['Numbers added to a customer', () => import('./numbers.js')],
  onboarding: ['One onboarding', () => import('./onboarding.js')],
  overhead: ['A kept query', () => import('./overhead.js')],
  reading: ['Reading at 50 ms', () => import('./reading.js')],
  sandbox: ['The sandbox', () => import('./sandbox.js')],
  steady: ['The same query over a minute', () => import('./steady.js')],
};

const [wanted, ...args] = process.argv.slice(2);
if (wanted === 'compare') compareGiven();
else await run();

/** `npm run bench compare OLD NEW`: two files of results. */
function compareGiven(): void {
  const [oldFile, newFile] = args;
  if (oldFile !== undefined && newFile !== undefined) return compareFiles(oldFile, newFile);
  console.error('Usage: npm run bench compare OLD NEW');
  process.exitCode = 1;
}

/** `npm run bench [name]`: one benchmark, or all of them in turn. What they print can be pasted into RESULTS.md. */
async function run(): Promise<void> {
  if (wanted !== undefined && !Object.hasOwn(BENCHES, wanted)) {
    console.error(`There is no benchmark ${wanted}. There are: ${Object.keys(BENCHES).join(', ')}, and compare.`);
    process.exit(1);
  }
  for (const [name, [heading, load]] of Object.entries(BENCHES)) {
    if (wanted !== undefined && wanted !== name) continue;
    const command = ['npm run bench', name, ...(args.length > 0 ? ['--', ...args] : [])].join(' ');
    console.log(`## ${heading} (\`${command}\`)\n`);
    await (await load()).bench();
  }
}
