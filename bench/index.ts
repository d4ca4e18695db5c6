/** `npm run bench [name]`: one benchmark, or all of them in turn. */
const BENCHES: Readonly<Record<string, () => Promise<{ bench(): Promise<void> }>>> = {
  cold: () => import('./cold.js'),
  many: () => import('./many.js'),
  onboarding: () => import('./onboarding.js'),
  overhead: () => import('./overhead.js'),
  reading: () => import('./reading.js'),
  sandbox: () => import('./sandbox.js'),
  steady: () => import('./steady.js'),
};

const wanted = process.argv[2];
if (wanted !== undefined && !Object.hasOwn(BENCHES, wanted)) {
  console.error(`There is no benchmark ${wanted}. There are: ${Object.keys(BENCHES).join(', ')}`);
  process.exit(1);
}
for (const [name, load] of Object.entries(BENCHES)) {
  if (wanted !== undefined && wanted !== name) continue;
  console.log(`${name}\n${'-'.repeat(name.length)}`);
  await (await load()).bench();
}
