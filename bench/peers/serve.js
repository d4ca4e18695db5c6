import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { buildSchema, execute, parse, validate } from 'graphql';

/*
 * One of the servers that ours is compared with, on our schema, with answers that lie in memory: `node serve.js KIND
 * SCHEMA DATA`. Each keeps parsed documents, as all of them do by default or by their docs. It writes its port.
 */

const [kind, schemaFile, dataFile] = process.argv.slice(2);
const data = JSON.parse(readFileSync(dataFile, 'utf8'));
const schema = buildSchema(readFileSync(schemaFile, 'utf8'), { assumeValid: true });
for (const [name, value] of Object.entries(data)) schema.getQueryType().getFields()[name].resolve = () => value;

const KINDS = {
  'graphql-js': async () => bare((document, variables) => execute({ schema, document, variableValues: variables })),
  'graphql-jit': async () => {
    const { compileQuery } = await import('graphql-jit');
    const compiled = new WeakMap();
    return bare((document, variables) => {
      const query = compiled.get(document) ?? compileQuery(schema, document);
      compiled.set(document, query);
      return query.query(undefined, undefined, variables);
    });
  },
  mercurius: () => withMercurius(0),
  'mercurius with jit': () => withMercurius(1),
  'graphql-yoga': async () => {
    const { createYoga } = await import('graphql-yoga');
    return listening(createServer(createYoga({ schema, logging: false, graphiql: false })));
  },
};

/** The least that answers GraphQL over HTTP. */
function bare(run) {
  const documents = new Map();
  const server = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', async () => {
      const { query, variables } = JSON.parse(Buffer.concat(chunks).toString());
      let document = documents.get(query);
      if (document === undefined) {
        document = parse(query);
        const [fault] = validate(schema, document);
        if (fault) throw fault;
        documents.set(query, document);
      }
      const body = JSON.stringify(await run(document, variables));
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
      response.end(body);
    });
  });
  return listening(server);
}

async function withMercurius(jit) {
  const [{ default: fastify }, { default: mercurius }] = await Promise.all([import('fastify'), import('mercurius')]);
  const app = fastify();
  await app.register(mercurius, { schema, jit });
  await app.listen({ port: 0, host: '127.0.0.1' });
  return app.server;
}

const listening = (server) => new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));

const server = await KINDS[kind]();
console.log(server.address().port);
