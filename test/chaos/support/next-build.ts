import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** The step that the next build's recipes have more, before a bundle is evaluated. */
export const ADDED_STEP = 'look-again-at-phone-numbers';
export const NEW_TITLE = 'As of the next build: ';

const RECIPES = 'src/onboarding/recipes/index.ts';
const WORKFLOWS = 'src/onboarding/engine/queue/workflows.ts';

/** What the next build has changed: text, and what stands in its place. */
const EDITS: readonly (readonly [file: string, from: string, to: string])[] = [
  [RECIPES, 'export function recipeOf(', 'function recipeBefore('],
  [
    WORKFLOWS,
    'parts.segment.advance(runId, segment, workOwner)',
    `(async () => {
      // Segments that began before have no such step in their records.
      if (await DBOS.patch('look-first')) await DBOS.runStep(() => Promise.resolve('looked'), { name: 'look-first' });
      await parts.segment.advance(runId, segment, workOwner);
    })()`,
  ],
];

const NEW_RECIPES = `
export function recipeOf(kind: OnboardingKind, input: RunInput): Recipe {
  const { steps } = recipeBefore(kind, input);
  const added = { key: '${ADDED_STEP}', title: 'Look again', use: 'check-phone-numbers', with: {}, after: [] } as const;
  return {
    kind,
    steps: [
      ...steps.map((step) => ({
        ...step,
        title: '${NEW_TITLE}' + step.title,
        after: step.use === 'evaluate-bundle' ? [...step.after, added.key] : step.after,
      })),
      added,
    ],
  };
}
`;

/**
 * The next release of this server: other titles, a step more in every recipe, and a durable step more in the workflow,
 * behind DBOS.patch as such a change must be. A copy of the sources, so that it is another program indeed.
 */
export function makeNextBuild(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'trusthub-next-build-'));
  for (const part of ['src', 'package.json', 'tsconfig.json']) {
    cpSync(path.join(ROOT, part), path.join(folder, part), { recursive: true });
  }
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  for (const [file, from, to] of EDITS) {
    const text = readFileSync(path.join(folder, file), 'utf8');
    if (text.split(from).length !== 2) throw new Error(`${file} does not have "${from}" once: change next-build.ts.`);
    writeFileSync(path.join(folder, file), text.replace(from, to));
  }
  writeFileSync(path.join(folder, RECIPES), NEW_RECIPES, { flag: 'a' });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
