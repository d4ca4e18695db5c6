import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { execute, parse, validate } from 'graphql';
import { descriptions } from './description.js';

/*
 * A server as openapi-to-graphql makes it, with its defaults: `node openapi-to-graphql.js UPSTREAM AUTHORIZATION`. It
 * writes its port.
 */

// Its module for `import` does not load; that for `require` does.
const { createGraphQLSchema } = createRequire(import.meta.url)('openapi-to-graphql');
const [upstream, authorization] = process.argv.slice(2);
const { schema } = await createGraphQLSchema(descriptions(upstream), {
  baseUrl: upstream,
  headers: { authorization },
  // Otherwise every field is there a second time, with credentials as arguments.
  viewer: false,
});

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', async () => {
    const { query, variables } = JSON.parse(Buffer.concat(chunks).toString());
    const document = parse(query);
    const errors = validate(schema, document);
    const result = errors.length > 0 ? { errors } : await execute({ schema, document, variableValues: variables });
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(result));
  });
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
