import { ARRIVAL_LIMITS } from './arrival-limits.js';
import { addressRanges, whole, type LimitSetting } from './kinds.js';

/** Every limit, in the order of docs/limits.md, which is made from this table. */
export const LIMIT_SETTINGS = {
  LIMIT_OPERATION_COST: {
    parse: whole(100, 1_000_000),
    // In the worst case 100 profiles with 20 things each on four edges, if no read were shared.
    fallback: '10000',
    about: 'Requests to Twilio that an operation may cost by the estimate made before it runs, if no read were shared.',
    seen: '400, `QUERY_TOO_COMPLEX`, with the estimate; nothing has run.',
  },
  LIMIT_OPERATION_CALLS: {
    parse: whole(10, 1_000_000),
    fallback: '2000',
    about:
      'Requests to Twilio that one operation may really make, whatever was estimated. A mutation whose estimate is above it does not begin.',
    seen: '`QUERY_TOO_COMPLEX` in the place of each field that needed one request more; the other fields are answered.',
  },
  LIMIT_EVENT_CALLS: {
    parse: whole(1, 1_000_000),
    fallback: '2000',
    about:
      'Requests to Twilio that one event may lead to, over all subscriptions of a caller that are sent it. Equal reads are one request. They are paid with points like those of an operation.',
    seen: '`QUERY_TOO_COMPLEX` in the place of each field that needed one request more. Without points the event comes as a `RATE_LIMITED` error without data.',
  },
  LIMIT_OPERATION_SECONDS: {
    parse: whole(1, 600),
    fallback: '30',
    about:
      'Seconds that one operation, or the answer of one event of a subscription, may take; then its requests to Twilio are aborted. Onboardings go on.',
    seen: '`UPSTREAM_TIMEOUT` in the place of what was not there yet; a subscription goes on. A mutation that waits for an onboarding answers it as it is then.',
  },
  LIMIT_OPERATIONS: {
    parse: whole(1, 1_000_000),
    // Each holds its document, its variables and what it has read, and most of them wait for Twilio.
    fallback: '1000',
    about:
      'Operations under way in one process. An event of a subscription is one while its answer is made; a subscription that waits for events is none.',
    seen: 'The operation waits, and callers are served in turn.',
  },
  LIMIT_CALLER_OPERATIONS: {
    parse: whole(1, 1_000_000),
    // As many as Twilio is asked at once for an account.
    fallback: '100',
    about: 'Of these, operations of one caller.',
    seen: 'The operation waits for others of the same caller, and of nobody else. The time that one operation may take counts from its arrival: when that is over, as below.',
  },
  LIMIT_CALLER_WAITING_OPERATIONS: {
    parse: whole(0, 1_000_000),
    fallback: '500',
    about: 'Operations of one caller that may wait. Events of subscriptions wait without being counted.',
    seen: '429, `RATE_LIMITED`, with `Retry-After` and `retryAfterSeconds`; nothing has run.',
  },
  LIMIT_CALLER_WAIT_SECONDS: {
    parse: whole(1, 600),
    // Long enough for a page that asks for everything at once, and short enough for whoever looks at it.
    fallback: '3',
    about:
      'Seconds that operations of one caller may wait for others of the same caller: for a place, or with their first request to Twilio where others of an account have taken all that it takes at a time. What has begun goes on.',
    seen: 'While one has waited longer, a further one is refused: 429, `RATE_LIMITED`, with `Retry-After`; one that waits with a request has `RATE_LIMITED` in the place of what it reads.',
  },
  LIMIT_CALLER_POINTS: {
    parse: whole(100, 10_000_000),
    // Twenty-five operations of the greatest cost at once.
    fallback: '50000',
    about:
      'What a caller may spend at once, over all processes. A point is a request to Twilio; an operation that makes none costs one. The estimate, up to LIMIT_OPERATION_CALLS, is held while it runs, and what was not needed is given back.',
    seen: '429, `RATE_LIMITED`, with `Retry-After` and `retryAfterSeconds`; nothing has run. `extensions.cost` of every answer says what is left.',
  },
  LIMIT_CALLER_POINTS_PER_SECOND: {
    parse: whole(1, 1_000_000),
    fallback: '2000',
    about: 'How many of these points come back each second.',
    seen: 'As above.',
  },
  LIMIT_WAITING_SOCKETS: {
    parse: whole(1, 100_000),
    fallback: '200',
    about: 'WebSockets of one process whose client has not sent a valid key yet. They take no places of known callers.',
    seen: 'One more is taken, and the one that has waited longest is cut (1006).',
  },
  LIMIT_ADDRESS_WAITING_SOCKETS: {
    parse: whole(1, 100_000),
    // A handshake takes milliseconds: also when a page with many clients behind one address comes back.
    fallback: '50',
    about: 'Of these, WebSockets from one address.',
    seen: 'As above, with the longest waiting of this address.',
  },
  LIMIT_SOCKET_WAIT_SECONDS: {
    parse: whole(1, 600),
    fallback: '3',
    about: 'Seconds for the client of a WebSocket to send its connection parameters.',
    seen: 'Close code 4408. A client that does not answer a close is cut one second later.',
  },
  LIMIT_OPEN_STREAMS: {
    parse: whole(1, 1_000_000),
    // Each is a few kilobytes.
    fallback: '2000',
    about: 'WebSockets, event streams and exports of known callers on one process.',
    seen: 'Event streams and exports: 503, `SERVICE_UNAVAILABLE`, with `Retry-After`. WebSockets: close code 1013.',
  },
  LIMIT_CALLER_STREAMS: {
    parse: whole(1, 1_000_000),
    fallback: '500',
    about: 'Of these, those of one caller.',
    seen: 'Event streams and exports: 429, `RATE_LIMITED`, with `Retry-After`. WebSockets: close code 1013.',
  },
  LIMIT_CALLER_SUBSCRIPTIONS: {
    parse: whole(1, 1_000_000),
    fallback: '1000',
    about: 'Subscriptions of one caller on one process, over all WebSockets and event streams.',
    seen: '`RATE_LIMITED` instead of the subscription.',
  },
  LIMIT_STREAM_SUBSCRIPTIONS: {
    parse: whole(1, 10_000),
    fallback: '50',
    about: 'Subscriptions on one WebSocket or one reserved event stream.',
    seen: '`RATE_LIMITED` instead of the subscription.',
  },
  LIMIT_SOCKET_UNREAD_BYTES: {
    parse: whole(1_000, 100_000_000),
    fallback: '4000000',
    about:
      'Bytes that this server keeps for the client of a WebSocket that does not read them. Each subscription, also over event streams, makes its next event when the last one has left.',
    seen: 'The WebSocket is cut (1006).',
  },
  LIMIT_ACCOUNT_EXPORTS: {
    parse: whole(1, 1_000),
    // Each reads the whole account from the database.
    fallback: '2',
    about: 'Exports of one account at the same time, in one process.',
    seen: '429, `RATE_LIMITED`, with `Retry-After`.',
  },
  LIMIT_CALLER_RUNS: {
    parse: whole(1, 10_000_000),
    // Ten of the largest batches.
    fallback: '10000',
    about:
      'Onboardings that a caller may have started that have not ended and wait for no person, over all processes and accounts.',
    seen: 'A user error, `CONFLICT`, that says how many more may be started; nothing was started, of a batch neither. A repetition is answered as before, and `resumeOnboarding` is never refused.',
  },
  LIMIT_QUERY_BYTES: {
    parse: whole(1_000, 4_000_000),
    fallback: '100000',
    about: 'Bytes that the text of a query may have. Long values are sent as variables, which are not counted here.',
    seen: '413, `BAD_REQUEST`; nothing was read of the text. Over WebSocket an error message instead of the subscription.',
  },
  LIMIT_ALIAS_CHARACTERS: {
    parse: whole(20, 10_000),
    // An alias stands in the answer as often as its field does.
    fallback: '100',
    about: 'Characters that an alias, or the name of an operation, may have.',
    seen: '`GRAPHQL_VALIDATION_FAILED`; nothing has run.',
  },
  LIMIT_MESSAGE_CHARACTERS: {
    parse: whole(100, 10_000),
    fallback: '300',
    about:
      'Characters of one error message. In messages about the query, names of more than 80 characters are cut too.',
    seen: 'The message ends with `...`.',
  },
  LIMIT_ERRORS: {
    parse: whole(1, 10_000),
    fallback: '100',
    about: 'Errors in one answer. Of a faulty query never more than 21 are looked for.',
    seen: 'The last error says how many more there were, with the code of the first of them.',
  },
  LIMIT_ERROR_BYTES: {
    parse: whole(2_000, 4_000_000),
    fallback: '65536',
    about: 'Bytes of all errors of one answer together.',
    seen: 'As above. An error that is too long by itself comes without its place and its details.',
  },
  LIMIT_UNKNOWN_ACCOUNT_SECONDS: {
    parse: whole(0, 3_600),
    fallback: '60',
    about: 'Seconds for which the SID of a subaccount that Twilio does not know is refused without asking again.',
    seen: '`FORBIDDEN`, as before.',
  },
  LIMIT_CALLBACK_REPEAT_SECONDS: {
    parse: whole(1, 3_600),
    // Longer, and a bundle that is rejected twice with the same words would wait for the next poll.
    fallback: '10',
    about: 'Seconds in which one status callback counts once, however often it is sent again.',
    seen: '204, as the first; nothing is read for it. `trust_hub_callbacks_total{result="repeated"}` counts it.',
  },
  LIMIT_ADDRESS_TRIES: {
    parse: whole(5, 1_000_000),
    fallback: '100',
    about:
      'What an address may try at once without proving anything, over all processes: wrong keys, WebSockets without a key yet, status callbacks with a wrong signature; so many of each. What is authenticated is not counted, and a key that was right at an address is still accepted there. Of IPv6, a network of 64 bits is one address.',
    seen: '429, `RATE_LIMITED`, with `Retry-After` and `retryAfterSeconds`; no key or signature was compared.',
  },
  LIMIT_ADDRESS_TRIES_PER_SECOND: {
    parse: whole(1, 1_000_000),
    fallback: '5',
    about: 'How many of these come back each second.',
    seen: 'As above.',
  },
  TRUSTED_PROXIES: {
    parse: addressRanges(),
    fallback: '',
    about:
      'Addresses of your proxies, or ranges such as 10.0.0.0/8, separated by commas: their X-Forwarded-For says who calls. Without it all who come through a proxy count as one address.',
    seen: 'Nothing.',
  },
  ...ARRIVAL_LIMITS,
} as const satisfies Record<string, LimitSetting>;
