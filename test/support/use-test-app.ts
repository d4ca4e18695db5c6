import { beforeAll, beforeEach } from 'vitest';
import { GraphQLOverHttp } from './graphql.js';
import { startTestApp, type TestApp } from './start-app.js';

/**
 * A server for the tests of a file, as `startTestApp` starts it: begun before the first of them, closed after the last. It
 * is there for hooks and tests alone, and not yet while the file is read.
 */
export function useTestApp(...settings: Parameters<typeof startTestApp>): TestApp {
  const app = new GraphQLOverHttp('') as TestApp;
  beforeAll(async () => {
    Object.assign(app, await startTestApp(...settings));
    // After the hooks of the file, and not where the start failed.
    return () => app.close();
  });
  return app;
}

/** The same for tests that each want the sandbox as it was at its start, and a server that keeps nothing of what was there. */
export function useResetTestApp(...settings: Parameters<typeof startTestApp>): TestApp {
  const app = useTestApp(...settings);
  beforeEach(() => {
    app.sandbox.reset();
    app.app.trustHubs.clear(app.accountSid);
  });
  return app;
}
