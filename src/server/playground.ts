import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Router, static as serveFiles } from 'express';

/** The same from src/server by tsx and from dist/server: both lie two folders under the package's root. */
const BUILT = join(import.meta.dirname, '../../playground/dist');

export const PLAYGROUND_PATH = '/playground/';

/** GraphiQL as it was built: public, since it is only a program; what it asks for needs a key where the server does. */
export function playgroundRouter(folder = BUILT): Router {
  const router = Router({ caseSensitive: true });
  if (!existsSync(join(folder, 'index.html'))) {
    router.use('/playground', (_req, res) => {
      res.status(503).type('text').send('The playground is not built. Run: npm run build:playground\n');
    });
    return router;
  }
  // Vite puts a hash of the content into these names.
  router.use(
    '/playground/assets',
    serveFiles(join(folder, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }),
  );
  router.use('/playground', serveFiles(folder, { cacheControl: false }));
  return router;
}
