import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Router, static as serveFiles, type RequestHandler } from 'express';

interface BuiltPage {
  /** Such as `/playground`. */
  readonly path: string;
  /** Where vite has put it. */
  readonly folder: string;
  /** What builds it. */
  readonly command: string;
}

/** The same from src/server by tsx and from dist/server: both lie two folders under the package's root. */
export function builtFolder(name: string): string {
  return join(import.meta.dirname, '../..', name, 'dist');
}

/** A program for browsers as vite has built it: public, since what it asks for needs a key where the server does. */
export function builtPage({ path, folder, command }: BuiltPage): Router {
  const router = Router({ caseSensitive: true });
  if (!existsSync(join(folder, 'index.html'))) {
    router.use(path, (_req, res) => {
      res.status(503).type('text').send(`This page is not built. Run: ${command}\n`);
    });
    return router;
  }
  const assets = join(folder, 'assets');
  // Vite puts a hash of the content into these names.
  const kept = { immutable: true, maxAge: '1y', fallthrough: false } as const;
  router.use(`${path}/assets`, preferCompressed(assets), serveFiles(assets, kept));
  router.use(path, serveFiles(folder, { cacheControl: false }));
  return router;
}

/** The best first: each ending of a compressed copy, by the name of its encoding. */
const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/** Serves the compressed copy of a file, where the build made one and the browser takes it. */
function preferCompressed(folder: string): RequestHandler {
  const files = new Set(existsSync(folder) ? readdirSync(folder) : []);
  return (req, res, next) => {
    const name = req.path.slice(1);
    const found = ENCODINGS.find(([encoding, ending]) => files.has(name + ending) && req.acceptsEncodings(encoding));
    if (files.has(`${name}.br`)) res.setHeader('vary', 'Accept-Encoding');
    if (found !== undefined) {
      const [encoding, ending] = found;
      res.type(name.slice(name.lastIndexOf('.'))).setHeader('content-encoding', encoding);
      req.url = `${req.path}${ending}`;
    }
    next();
  };
}
