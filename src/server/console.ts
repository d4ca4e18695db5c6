import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Router } from 'express';
import { builtFolder, builtPage } from './built-page.js';
import { consolePolicy } from './security-headers.js';

export const CONSOLE_PATH = '/console/';

/** The console as it was built, under a policy of its own. Each of its views has an address, and all are one page. */
export function consoleRouter(folder = builtFolder('console')): Router {
  const router = Router({ caseSensitive: true });
  router.use('/console', consolePolicy());
  router.use(builtPage({ path: '/console', folder, command: 'npm run build:console' }));
  const page = join(folder, 'index.html');
  if (existsSync(page)) router.get('/console/{*view}', (_req, res) => res.sendFile(page, { cacheControl: false }));
  return router;
}
