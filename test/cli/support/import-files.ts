import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { useTestApp } from '../../support/use-test-app.js';
import { killCliRuns, runCli } from './run-cli.js';

/** A profile that does not exist, so that onboardings on it end after a request or two. */
export const NOBODY = `BU${'0'.repeat(32)}`;

/** A server with a sandbox, and files in a folder that `import` sends to it. */
export class ImportFiles {
  readonly app = useTestApp({ SANDBOX_PHONE_NUMBERS: '3000' });
  readonly folder = mkdtempSync(join(tmpdir(), 'thg-import-'));

  /** For all tests of a file. */
  constructor() {
    afterAll(() => {
      killCliRuns();
      rmSync(this.folder, { recursive: true, force: true });
    });
  }

  write(name: string, header: readonly string[], rows: readonly (readonly string[])[]): string {
    const file = join(this.folder, name);
    writeFileSync(file, [header, ...rows].map((cells) => cells.join(',')).join('\r\n'));
    return file;
  }

  async run(...args: readonly string[]) {
    const cli = runCli(['import', ...args, '--url', this.app.app.url]);
    const exit = await cli.exit;
    return { exit, out: cli.out(), err: cli.err() };
  }
}
