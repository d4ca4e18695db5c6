import type { Secret } from '../domain/secret.js';
import type { Sid } from '../domain/sid.js';

export type TwilioCredentials =
  | { readonly accountSid: Sid; readonly authToken: Secret }
  | { readonly accountSid: Sid; readonly apiKey: string; readonly apiSecret: Secret };

export interface SandboxUpstream {
  readonly kind: 'sandbox';
  /** 0: any free port. */
  readonly port: number;
  readonly latencyMs: number;
  readonly phoneNumbers: number;
  /** How long the sandbox's reviewer takes. */
  readonly reviewDelayMs: number;
  /** Behaviours other than the default, by name; the sandbox checks them. */
  readonly switches: Readonly<Record<string, string>>;
}

export interface TwilioUpstream {
  readonly kind: 'twilio';
  readonly credentials: TwilioCredentials;
  /** What Twilio signs its callbacks with, where it is known. */
  readonly authToken?: Secret;
  readonly baseUrl?: string;
}

export interface JwtSettings {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUrl: string;
  /** True: a token without the claim `account_sids` acts for the main account. */
  readonly accountOptional: boolean;
}

/** Who may call. With none of the three, everyone: only on loopback, with the sandbox. */
export interface AccessSettings {
  readonly apiKeys: readonly Secret[];
  readonly tenantsFile?: string;
  readonly jwt?: JwtSettings;
  /** Reads the metrics, and nothing else does; without it the holders of `apiKeys`. */
  readonly metricsKey?: Secret;
}

/** What one caller may ask for, so that nobody can stall the others (docs/limits.md). */
export interface Limits {
  /** Requests to Twilio that an operation may cost by estimate. */
  readonly operationCost: number;
  /** Requests to Twilio that one operation may make. */
  readonly operationCalls: number;
  /** Requests to Twilio for one event, over all subscriptions of a caller. */
  readonly eventCalls: number;
  /** Milliseconds that one operation may take. */
  readonly operationMs: number;
  /** Requests to Twilio that a caller may spend at once, over all processes. */
  readonly callerPoints: number;
  readonly callerPointsPerSecond: number;
  /** Exports of an account at the same time, in one process. */
  readonly accountExports: number;
  /** Onboardings of a caller that have not ended and wait for no person. */
  readonly callerRuns: number;
  /** Milliseconds in which one status callback counts once. */
  readonly callbackRepeatMs: number;
  /** Milliseconds for which a subaccount that Twilio does not know is not asked for again. */
  readonly unknownAccountMs: number;
  readonly operations: OperationLimits;
  readonly answers: AnswerLimits;
  /** Of the JSON body of one request, unpacked. */
  readonly bodyBytes: number;
  /** Values in it. */
  readonly bodyValues: number;
  readonly addresses: AddressLimits;
  readonly documents: DocumentLimits;
  readonly connections: ConnectionLimits;
  readonly sockets: SocketLimits;
  /** Milliseconds that what arrives may wait for the event loop; 0 for any time. */
  readonly eventLoopDelayMs: number;
}

/** Operations under way in one process, events of subscriptions among them. */
export interface OperationLimits {
  readonly most: number;
  readonly ofCaller: number;
  /** Of one caller, besides those under way. */
  readonly callerWaiting: number;
  /** Milliseconds that an operation of a caller may wait for its others before further ones are refused. */
  readonly callerWaitMs: number;
}

/** How many TCP connections there may be, and for how long their clients may keep the server waiting. */
export interface ConnectionLimits {
  readonly most: number;
  /** Requests or messages of one connection that may wait to be begun. */
  readonly waiting: number;
  /** Milliseconds for the headers of a request, and for all of it. */
  readonly headerMs: number;
  readonly requestMs: number;
  /** Milliseconds without a byte of a body. */
  readonly idleMs: number;
  /** Milliseconds between two requests. */
  readonly keepAliveMs: number;
  /** Milliseconds in which nothing of what was written is read. */
  readonly unreadMs: number;
}

/** How long a query's text may be, and what is said of its errors. */
export interface AnswerLimits {
  readonly queryBytes: number;
  readonly aliasCharacters: number;
  /** Of one message. */
  readonly messageCharacters: number;
  readonly errors: number;
  /** Of all errors of one answer. */
  readonly errorBytes: number;
  /** Of an answer, that cost no points. */
  readonly freeBytes: number;
}

/** What an address may try without proving anything, over all processes. */
export interface AddressLimits {
  readonly tries: number;
  readonly triesPerSecond: number;
  /** Addresses and ranges. */
  readonly trustedProxies: readonly string[];
}

/** What one document may have. */
export interface DocumentLimits {
  readonly tokens: number;
  /** Of one operation, with its fragments. */
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  /** Of the whole document. */
  readonly repeatedFields: number;
}

/** Connections that stay open, and what runs on them: WebSockets and event streams, in one process. */
export interface SocketLimits {
  /** WebSockets that have not proved whose they are. */
  readonly waiting: number;
  /** Of these, from one address. */
  readonly addressWaiting: number;
  /** Milliseconds for a client to send its connection parameters. */
  readonly waitMs: number;
  /** Connections of known callers. */
  readonly connections: number;
  readonly callerConnections: number;
  readonly callerSubscriptions: number;
  readonly connectionSubscriptions: number;
  /** Bytes of one message, or of the body that asks for an event stream. */
  readonly messageBytes: number;
  /** Bytes that a WebSocket's client may leave unread. */
  readonly unreadBytes: number;
}

/** The copy of each account in the database. */
export interface MirrorSettings {
  readonly isOn: boolean;
  /** How often the lists of an account are read, in milliseconds. */
  readonly sweepMs: number;
  /** Requests for the assignments of bundles, for each account. */
  readonly callsPerMinute: number;
}

export interface Config {
  readonly host: string;
  readonly port: number;
  /** No slash at its end. Without it and with the sandbox, callbacks go to the server's own address. */
  readonly publicBaseUrl?: string;
  readonly allowedOrigins: readonly string[];
  readonly upstream: SandboxUpstream | TwilioUpstream;
  readonly databaseUrl?: Secret;
  /** How long a start waits for a database that is away. */
  readonly databaseWaitMs: number;
  readonly dataDir: string;
  readonly access: AccessSettings;
  /** Twilio requests of one account at the same time. */
  readonly accountConcurrency: number;
  readonly upstreamTimeoutMs: number;
  /** How long an onboarding waits for a Twilio that does not answer, before it needs a person. */
  readonly upstreamPatienceMs: number;
  readonly reviewPollMs: number;
  /** 32 bytes each, in base64; the first encrypts, all decrypt. Empty: nothing is encrypted. */
  readonly encryptionKeys: readonly Secret[];
  /** How long ended onboardings are kept; without it for ever. */
  readonly retentionDays?: number;
  readonly mirror: MirrorSettings;
  readonly console: boolean;
  readonly playground: boolean;
  readonly introspection: boolean;
  readonly limits: Limits;
  readonly logLevel: LogLevel;
  /** Where traces go; without it none are made. */
  readonly otlpEndpoint?: string;
}

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];
