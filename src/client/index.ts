/*
 * `trusthub-graphql/client`: a typed client for Node.js and browsers, the documents of common operations, and the types of
 * the schema for documents of your own. docs/client.md shows how it is used.
 */

export { createClient, type TrustHubClient } from './client.js';
export { ERROR_CODES, type ErrorCode, type ErrorKind } from './error-codes.js';
export { TrustHubError, type Problem } from './errors.js';
export type { ClientOptions, ConnectionState, RunOptions, SubscribeOptions, WebSocketClass } from './options.js';
export type { DataOf, DocumentText, TypedDocument, VariablesOf } from './typed-document.js';
export * from './generated/operations.js';
export type * from './generated/schema.js';
