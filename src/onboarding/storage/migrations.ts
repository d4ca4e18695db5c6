import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.join(import.meta.dirname, 'migrations');

/** The number that a file's name begins with is the version that it brings the tables to. */
const NUMBERED = /^(\d{3})-[a-z-]+\.sql$/;

/**
 * The tables of onboarding, one list of statements for each version: the files of `migrations/` in the order of their
 * numbers. A file that has run anywhere is never edited: what changes is a further file.
 * @throws Error where a number is missing or given twice
 */
export function readMigrations(): readonly string[] {
  const files = readdirSync(FOLDER).sort();
  files.forEach((file, index) => {
    if (Number(NUMBERED.exec(file)?.[1]) !== index + 1)
      throw new Error(`The migration ${file} is not number ${index + 1}.`);
  });
  return files.map((file) => readFileSync(path.join(FOLDER, file), 'utf8'));
}
