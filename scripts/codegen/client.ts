import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import {
  buildASTSchema,
  concatAST,
  getNamedType,
  isInputObjectType,
  isNonNullType,
  Kind,
  print,
  stripIgnoredCharacters,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
} from 'graphql';
import { readDocuments, readSchema, type DocumentFile } from './files.js';
import { TYPES } from './settings.js';

const FOLDER = 'src/client/generated';
const HEADER = '// Written by `npm run codegen` from schema.graphql and src/client/operations. Do not edit.\n';

/** What the client is made of: the types of the schema, the documents with theirs, and which mutations have a key. */
export async function forClient(): Promise<readonly (readonly [file: string, text: string])[]> {
  const schema = await readSchema();
  const documents = await readDocuments('src/client/operations');
  const types = await generate(schema, [], 'typescript', typescript, TYPES);
  const operations = await operationsOf(schema, documents, './schema.js', '../typed-document.js');
  return [
    [`${FOLDER}/schema.ts`, HEADER + types],
    [`${FOLDER}/operations.ts`, HEADER + operations],
    [`${FOLDER}/keyed-mutations.ts`, HEADER + keyedMutations(schema)],
  ];
}

/**
 * Each operation as a constant text with the types of its answer and variables. A text has no effect when it is loaded, so
 * that a bundler leaves out what nobody uses.
 * @param schemaTypes, typedDocument the modules of these, as the generated file imports them
 */
async function operationsOf(
  schema: DocumentNode,
  documents: DocumentFile[],
  schemaTypes: string,
  typedDocument: string,
): Promise<string> {
  const config = { ...TYPES, importSchemaTypesFrom: `${FOLDER}/${schemaTypes.replace(/\.js$/, '')}` };
  const types = await generate(schema, documents, 'typescript-operations', typescriptOperations, config);
  const all = concatAST(documents.map(({ document }) => document));
  const fragments = new Map(
    all.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  );
  const constants = all.definitions
    .filter((node) => node.kind === Kind.OPERATION_DEFINITION)
    .map((operation) => constantOf(operation, fragments));
  return [`import type { DocumentText } from '${typedDocument}';`, types, ...constants].join('\n');
}

function constantOf(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): string {
  const name = operation.name?.value ?? '';
  const type = `${name}${operation.operation[0]?.toUpperCase()}${operation.operation.slice(1)}`;
  const parts = [operation, ...fragmentsIn(operation, fragments)];
  // One line: the blanks of what people read would be a third of it.
  const text = stripIgnoredCharacters(parts.map(print).join('\n'));
  return `export const ${name}Document = ${JSON.stringify(text)} as DocumentText<${type}, ${type}Variables>;\n`;
}

/** Those that an operation spreads, and those that these spread, each once. */
function fragmentsIn(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): readonly FragmentDefinitionNode[] {
  const found = new Set<FragmentDefinitionNode>();
  const collect = (node: OperationDefinitionNode | FragmentDefinitionNode): void => {
    visit(node, {
      FragmentSpread: ({ name }) => {
        const fragment = fragments.get(name.value);
        if (fragment === undefined) throw new Error(`There is no fragment ${name.value}.`);
        if (found.has(fragment)) return;
        found.add(fragment);
        collect(fragment);
      },
    });
  };
  collect(operation);
  return [...found];
}

/** The mutations whose input must name a key under which the server carries them out once. */
function keyedMutations(schema: DocumentNode): string {
  const fields = Object.values(buildASTSchema(schema).getMutationType()?.getFields() ?? {});
  const keyed = fields.filter(({ args }) =>
    args.some(({ type }) => {
      const input = getNamedType(type);
      return isInputObjectType(input) && isNonNullType(input.getFields()['idempotencyKey']?.type);
    }),
  );
  const names = keyed.map(({ name }) => `  '${name}',\n`).sort();
  return `\n/** The server carries each of them out once for a key, however often it is sent. */\nexport const KEYED_MUTATIONS: ReadonlySet<string> = /* @__PURE__ */ new Set([\n${names.join('')}]);\n`;
}

function generate(
  schema: DocumentNode,
  documents: DocumentFile[],
  name: string,
  plugin: Parameters<typeof codegen>[0]['pluginMap'][string],
  config: object,
): Promise<string> {
  return codegen({
    filename: `${FOLDER}/${name}.ts`,
    schema,
    documents,
    plugins: [{ [name]: config }],
    pluginMap: { [name]: plugin },
    config: {},
  });
}
