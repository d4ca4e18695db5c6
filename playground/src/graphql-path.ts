/** HTTP and WebSocket share the path, on the origin that served this page. */
export const GRAPHQL_PATH = '/graphql';
