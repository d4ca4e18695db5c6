import type { Clock } from './clock.js';
import { JOURNAL_LIMIT } from './journal.js';
import { switchesOf } from './switches.js';
import type { Switches } from './switches.js';

/** What the primary profile of an account says its owner is. */
export type PrimaryIdentity = 'direct_customer' | 'isv_reseller_or_partner' | 'unknown';

/** An account that the sandbox starts with. */
export interface SandboxAccount {
  readonly sid: string;
  readonly authToken: string;
  readonly friendlyName?: string;
  /** Makes it a subaccount: no primary profile, and no numbers unless asked for. */
  readonly parentSid?: string;
  readonly apiKeys?: readonly { readonly sid: string; readonly secret: string }[];
  /** Null for an account without a primary profile. */
  readonly primaryIdentity?: PrimaryIdentity | null;
  /** How many numbers it owns; `SandboxOptions.phoneNumbers` for a main account. */
  readonly phoneNumbers?: number;
}

/** How a sandbox is set up. Everything is optional; the switches are described in switches.ts. */
export interface SandboxOptions extends Partial<Switches> {
  /** 0 (the default) takes a free one. */
  readonly port?: number;
  /** Default 127.0.0.1. Elsewhere `/_sandbox` needs a control token. */
  readonly host?: string;
  /** Decides every SID. */
  readonly seed?: string;
  /** Default: a {@link ControllableClock} that runs free. */
  readonly clock?: Clock;
  /** Folder of the append-only file; without it nothing outlives the process. */
  readonly dataDir?: string;
  /** From submission to verdict; half of it until `in-review`. Default 3000. */
  readonly reviewDelayMs?: number;
  /** Added to every request, real time. */
  readonly latencyMs?: number;
  /** The host of absolute links: Twilio's, as in real answers, or this sandbox's own. */
  readonly linkBase?: 'twilio' | 'self';
  /** Required by `/_sandbox` as `Authorization: Bearer`, on loopback too; without a token only loopback has access. */
  readonly controlToken?: string;
  /** Default: the built-in account. */
  readonly accounts?: readonly SandboxAccount[];
  /** For accounts that do not say. Default `isv_reseller_or_partner`. */
  readonly primaryIdentity?: PrimaryIdentity;
  /** How many numbers a main account begins with that does not say; the 25th is toll-free. Default 25. */
  readonly phoneNumbers?: number;
  /**
   * How long an approval is valid, in milliseconds: then the bundle is rejected and its documents expire. Null (the
   * default): for ever, `valid_until` stays null.
   */
  readonly validForMs?: number | null;
  /**
   * Origins that status callbacks may be sent to, such as `https://hooks.example.com`; all others are noted in the
   * journal and not sent. Default: any port of this machine, where the sandbox itself listens. None listed: no callback
   * at all.
   */
  readonly callbackOrigins?: readonly string[];
  /** How long a status callback may take, real time. Default 5000. */
  readonly callbackTimeoutMs?: number;
  /** How many entries the journal keeps, in memory and in the file. Default 100,000. */
  readonly journalLimit?: number;
  /** How long a client may take to send a request, real time. Default 60,000, then 408. */
  readonly requestTimeoutMs?: number;
}

/** The options that rules ask for, filled in. */
export type Settings = Switches &
  Pick<SandboxOptions, 'callbackOrigins'> &
  Required<
    Pick<
      SandboxOptions,
      | 'reviewDelayMs'
      | 'linkBase'
      | 'callbackTimeoutMs'
      | 'primaryIdentity'
      | 'phoneNumbers'
      | 'journalLimit'
      | 'validForMs'
    >
  >;

export function settingsOf(options: SandboxOptions): Settings {
  return {
    ...switchesOf(options),
    validForMs: options.validForMs ?? null,
    reviewDelayMs: options.reviewDelayMs ?? 3000,
    linkBase: options.linkBase ?? 'twilio',
    ...(options.callbackOrigins !== undefined && { callbackOrigins: options.callbackOrigins }),
    callbackTimeoutMs: options.callbackTimeoutMs ?? 5000,
    primaryIdentity: options.primaryIdentity ?? 'isv_reseller_or_partner',
    phoneNumbers: options.phoneNumbers ?? 25,
    journalLimit: options.journalLimit ?? JOURNAL_LIMIT,
  };
}
