import { HeaderMap, type ApolloServerPlugin, type GraphQLRequestListener } from '@apollo/server';
import { Kind, type DocumentNode, type GraphQLError } from 'graphql';
import type { ResolverContext } from '../../resolvers/context.js';
import type { MaskError } from '../mask-error.js';
import { currentScope } from '../request-scope.js';
import type { Documents } from './documents.js';

interface DocumentPluginParts {
  readonly documents: Documents;
  readonly mask: MaskError;
}

/** Stands for a document that could not be parsed: Apollo would parse it again. */
const NO_DOCUMENT: DocumentNode = { kind: Kind.DOCUMENT, definitions: [] };

/**
 * Brings Apollo its documents: it neither parses nor validates a document that it is given. One with faults is answered
 * with them and not executed.
 */
export function documentPlugin({ documents, mask }: DocumentPluginParts): ApolloServerPlugin<ResolverContext> {
  const listener: GraphQLRequestListener<ResolverContext> = {
    didResolveSource: (context) => {
      const scope = currentScope();
      const { document, faults } = documents.read(context.source, (points) => scope?.cost?.charge(points));
      Object.assign(context, { document: document ?? NO_DOCUMENT });
      if (scope !== undefined && faults.length > 0) scope.faults = faults;
      return Promise.resolve();
    },
    responseForOperation: ({ contextValue: { requestId } }) => {
      const faults = currentScope()?.faults;
      if (faults === undefined) return Promise.resolve(null);
      const errors = faults.map((fault) => mask(fault, requestId));
      return Promise.resolve({ http: headOf(faults), body: { kind: 'single', singleResult: { errors } } });
    },
  };
  return { requestDidStart: () => Promise.resolve(listener) };
}

/** The status and headers that an error asks for. */
function headOf(faults: readonly GraphQLError[]) {
  const { status = 400, headers = new HeaderMap() } = (faults[0]?.extensions['http'] ?? {}) as {
    readonly status?: number;
    readonly headers?: HeaderMap;
  };
  return { status, headers };
}
