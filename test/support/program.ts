/** What `npm run build` makes and `npm start` runs: without the compiler that the source needs in its process. */
export const BUILT_PROGRAM: readonly string[] = ['dist/cli/index.js', 'start'];

/**
 * What node runs as a part of the program in a process of its own: the source, which is what the tests of a working copy
 * mean; with TEST_BUILT=1, as in CI, what was just built from it, because it starts in half the time.
 */
export function programOf(part: 'main' | 'cli/index'): readonly string[] {
  return process.env['TEST_BUILT'] === '1' ? [`dist/${part}.js`] : sourceOf(part);
}

export function sourceOf(part: 'main' | 'cli/index'): readonly string[] {
  return ['--import', 'tsx', `src/${part}.ts`];
}
