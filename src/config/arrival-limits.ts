import { seconds, whole, type LimitSetting } from './kinds.js';

/** Limits of what arrives, before it is known what it asks for: the shape of documents, and connections. */
export const ARRIVAL_LIMITS = {
  LIMIT_BODY_BYTES: {
    parse: whole(10_000, 100_000_000),
    // A batch of 1,000 onboardings has 1.5 to 3 MB.
    fallback: '4194304',
    about: 'Bytes of the JSON body of a request, unpacked where it is compressed.',
    seen: '413, `BAD_REQUEST`; nothing was read of the body.',
  },
  LIMIT_SUBSCRIPTION_BYTES: {
    parse: whole(1_000, 10_000_000),
    // A query of the greatest length with its variables.
    fallback: '131072',
    about: 'Bytes of one message over WebSocket, or of the body with which an event stream is asked for.',
    seen: 'Over WebSocket close code 1009; event streams: 413, `BAD_REQUEST`.',
  },
  LIMIT_FREE_ANSWER_BYTES: {
    parse: whole(0, 100_000_000),
    fallback: '50000',
    about:
      'Bytes of an answer that cost no points. Beyond them 500 cost one, because making it takes time of the server.',
    seen: 'Its next operation may be answered 429, `RATE_LIMITED`, with `Retry-After`.',
  },
  LIMIT_BODY_VALUES: {
    parse: whole(1_000, 10_000_000),
    // A batch of 1,000 onboardings has 30,000 to 100,000.
    fallback: '200000',
    about:
      'Values in the JSON body of a request: commas and opening brackets, also those in texts. A body costs a point for every 50 of them, because reading it takes time of the server.',
    seen: '413, `BAD_REQUEST`; nothing was read of the body. Without points 429, `RATE_LIMITED`, with `Retry-After`.',
  },
  LIMIT_DOCUMENT_TOKENS: {
    parse: whole(100, 100_000),
    // The standard introspection query has about 450, a composite mutation with its input written out 350.
    fallback: '2000',
    about: 'Words, names and signs of a document.',
    seen: '`GRAPHQL_PARSE_FAILED`.',
  },
  LIMIT_DOCUMENT_DEPTH: {
    parse: whole(5, 100),
    // The whole profile graph, from a connection down to an assigned number, is 10 deep.
    fallback: '16',
    about: 'Fields within each other.',
    seen: '`GRAPHQL_VALIDATION_FAILED`, with the limit; nothing else of the document has been checked.',
  },
  LIMIT_DOCUMENT_ALIASES: {
    parse: whole(1, 10_000),
    fallback: '30',
    about: 'Aliases of one operation with its fragments, also of `__typename`.',
    seen: 'As above.',
  },
  LIMIT_DOCUMENT_DIRECTIVES: {
    parse: whole(1, 10_000),
    fallback: '30',
    about: 'Directives of one operation with its fragments.',
    seen: 'As above.',
  },
  LIMIT_DOCUMENT_REPEATED_FIELDS: {
    parse: whole(0, 100_000),
    // Fragments of the parts of a page often select the same few fields.
    fallback: '100',
    about:
      'How often a document may select again what it has selected in the same place under the same name, fragments included.',
    seen: 'As above.',
  },
  LIMIT_CONNECTIONS: {
    parse: whole(1, 1_000_000),
    fallback: '5000',
    about:
      'TCP connections of one process, WebSockets included. Where the system allows the process fewer open files, their number less 256 (at least half of it).',
    seen: 'A connection without a request under way is closed for a new one: first the oldest that never sent a request. With a request on each, the new one is closed.',
  },
  LIMIT_CONNECTION_WAITING: {
    parse: whole(10, 1_000_000),
    // A client that comes back subscribes to all that it had at once, over one WebSocket.
    fallback: '200',
    about:
      'Requests or messages that one connection may have sent ahead of those that are being answered. Connections are served in turns, a few of each moment.',
    seen: 'The connection is closed; a WebSocket is cut (1006).',
  },
  LIMIT_HEADER_SECONDS: {
    parse: seconds(0.05, 600),
    fallback: '10',
    about: 'Seconds for a new connection to send the headers of its request.',
    seen: '408, and the connection is closed. The same for a connection that says nothing.',
  },
  LIMIT_REQUEST_SECONDS: {
    parse: seconds(0.05, 3_600),
    fallback: '30',
    about: 'Seconds for a whole request with its body to arrive.',
    seen: '408, and the connection is closed.',
  },
  LIMIT_IDLE_SECONDS: {
    parse: seconds(0.05, 600),
    fallback: '10',
    about: 'Seconds in which nothing more comes of a body. The body of a callback must be there as a whole by then.',
    seen: 'The connection is closed; a callback is answered 408.',
  },
  LIMIT_KEEP_ALIVE_SECONDS: {
    parse: seconds(0.05, 3_600),
    fallback: '5',
    about:
      'Seconds that a connection is kept for a next request. Behind a load balancer that keeps connections itself, more than it keeps them.',
    seen: 'The connection is closed. `Keep-Alive` of each answer says when.',
  },
  LIMIT_UNREAD_SECONDS: {
    parse: seconds(0.05, 600),
    fallback: '30',
    about: 'Seconds that a part of an answer, or a message of a WebSocket or event stream, may wait to be read.',
    seen: 'The connection is closed.',
  },
  LIMIT_EVENT_LOOP_DELAY_MS: {
    parse: whole(0, 60_000),
    fallback: '200',
    about:
      'Milliseconds that what arrives may wait for the processor before new requests are refused: first those of callers who have spent more points than others in the last seconds, at four times the limit all. Counts when it lasts for a second. While the processor is full, each caller has a quarter of `LIMIT_CALLER_OPERATIONS` under way, and is refused more where these wait for longer than five times the limit. 0: never.',
    seen: '503, `SERVICE_UNAVAILABLE`, with `Retry-After: 1`. What runs is finished, and `/healthz` and `/readyz` are answered.',
  },
} as const satisfies Record<string, LimitSetting>;
