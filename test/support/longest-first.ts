import { existsSync } from 'node:fs';
import path from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest, beginning with the longest: on two cores from about a minute on, beside two others. */
const LONGEST: readonly string[] = [
  'chaos/table',
  'playground/examples',
  'playground/playground',
  'onboarding/batches/many',
  'chaos/embedded',
  'chaos/cancel-kill',
  'cli/demo',
  'onboarding/storage/encryption',
  'onboarding/advance/outage',
  'onboarding/queue/account-cap',
  'server/process',
  'mirror/processes',
  'mirror/exports/exports',
  'playground/sharing',
  'chaos/cancel-hanging',
  'chaos/scale-out',
  'onboarding/runs/corrections',
];

const TESTS = path.resolve(import.meta.dirname, '..');
const PLACES = new Map(LONGEST.map((name, place) => [path.join(TESTS, `${name}.test.ts`), place]));
for (const file of PLACES.keys()) if (!existsSync(file)) throw new Error(`Not there any more: ${file}`);

/** Starts long files before the others, so that the workers end at about the same time; vitest itself goes by the size of a file. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => PLACES.get(moduleId) ?? LONGEST.length;
    return (await super.sort(files)).sort((one, other) => groupOf(one) - groupOf(other) || place(one) - place(other));
  }
}

const groupOf = ({ project }: TestSpecification): number => project.config.sequence.groupOrder;
