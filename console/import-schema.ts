import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse, print, visit, type DefinitionNode } from 'graphql';
import type { Plugin } from 'vite';

const NAME = 'virtual:import-schema';
/** What a row of a file can be, which is the input of a mutation. */
const ROWS = /^Onboard\w+Input$/;

/** The part of schema.graphql that an import needs, without its descriptions: a tenth of it. */
export function importSchema(): Plugin {
  let file = '';
  return {
    name: 'import-schema',
    configResolved: ({ root }) => void (file = join(root, '..', 'schema.graphql')),
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    load: (id) =>
      id === `\0${NAME}` ? `export const SCHEMA = ${JSON.stringify(inputsOf(readFileSync(file, 'utf8')))};` : null,
  };
}

function inputsOf(schema: string): string {
  const bare = visit(parse(schema), {
    enter: (node) =>
      'description' in node && node.description !== undefined ? { ...node, description: undefined } : undefined,
  });
  const types = new Map(
    bare.definitions.flatMap((node) => ('name' in node && node.name ? [[node.name.value, node] as const] : [])),
  );
  const wanted = new Set<DefinitionNode>();
  const take = (name: string): void => {
    const node = types.get(name);
    if (node === undefined || wanted.has(node)) return;
    wanted.add(node);
    visit(node, { NamedType: ({ name: { value } }) => take(value) });
  };
  for (const name of types.keys()) if (ROWS.test(name) && !name.includes('Many')) take(name);
  return print({ kind: Kind.DOCUMENT, definitions: [...wanted] });
}
