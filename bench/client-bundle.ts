import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';

/** A file that a bundler makes of a program. */
export interface BundledFile {
  readonly name: string;
  readonly isEntry: boolean;
  /** The page loads it with the entry; the rest comes when it is needed. */
  readonly atOnce: boolean;
  readonly code: string;
  readonly bytes: number;
  readonly gzip: number;
  readonly brotli: number;
  /** The modules of which something is in it. */
  readonly modules: readonly string[];
}

const ENTRY = 'virtual:program';
const CLIENT = path.resolve(import.meta.dirname, '../src/client/index.ts');

/**
 * What vite makes of a program that uses `trusthub-graphql/client`, minified as for production.
 * @param program in the language of browsers
 */
export async function bundle(program: string): Promise<readonly BundledFile[]> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'program',
        resolveId: (id) => (id === ENTRY ? id : id === 'trusthub-graphql/client' ? CLIENT : undefined),
        load: (id) => (id === ENTRY ? program : undefined),
      },
    ],
    build: { write: false, target: 'es2022', modulePreload: false, rolldownOptions: { input: ENTRY } },
  });
  const { output } = (Array.isArray(built) ? built[0] : built) as Rolldown.RolldownOutput;
  const chunks = output.filter((file) => file.type === 'chunk');
  const atOnce = new Set(chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName));
  // A set that grows is gone through to its end.
  for (const name of atOnce) {
    for (const imported of chunks.find(({ fileName }) => fileName === name)?.imports ?? []) atOnce.add(imported);
  }
  return chunks.map(({ fileName, isEntry, code, moduleIds }) => ({
    name: fileName,
    isEntry,
    atOnce: atOnce.has(fileName),
    code,
    bytes: Buffer.byteLength(code),
    gzip: gzipSync(code).length,
    brotli: brotliCompressSync(code).length,
    modules: moduleIds,
  }));
}
