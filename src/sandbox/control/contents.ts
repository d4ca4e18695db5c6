import { BUNDLE_STATUSES } from '../entities/bundle.js';
import type { BundleStatus } from '../entities/bundle.js';
import { TwilioError } from '../http/errors.js';
import type { PrimaryIdentity, SandboxAccount } from './settings.js';
import { isSid } from '../store/sids.js';

/** One thing to make. What is not named here is a parameter of Twilio's API, `friendlyName` for `FriendlyName`. */
export interface Item {
  /** A name by which later items refer to it, as `$name`. */
  readonly ref?: string;
  /** How many to make; their friendly names are numbered. */
  readonly copies: number;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** A customer profile or a trust product, with what is on it and how far it has come. */
export interface BundleItem extends Item {
  readonly status?: BundleStatus;
  /** Why it was rejected. */
  readonly codes: readonly number[];
  /** SIDs, references, or `$primary`: the primary profile of the account or its parent. */
  readonly entities: readonly string[];
  readonly numbers: readonly string[];
}

/** What `/_sandbox/seed` adds, in this order. */
export interface Contents {
  readonly accounts: readonly SandboxAccount[];
  /** The account of the rest; default the first account. */
  readonly accountSid?: string;
  readonly addresses: readonly Item[];
  readonly phoneNumbers: readonly Item[];
  readonly endUsers: readonly Item[];
  readonly supportingDocuments: readonly Item[];
  readonly customerProfiles: readonly BundleItem[];
  readonly trustProducts: readonly BundleItem[];
}

const ITEMS = ['addresses', 'phoneNumbers', 'endUsers', 'supportingDocuments'] as const;
const BUNDLES = ['customerProfiles', 'trustProducts'] as const;
/** More would not fit into one line of the file. */
const MOST = 200_000;

type Json = Readonly<Record<string, unknown>>;

/** Reads contents; every error names the place: `customerProfiles[2].status must be one of ...`. */
export function parseContents(value: unknown): Contents {
  const root = objectAt(value, 'The seed');
  known(root, 'The seed', ['accounts', 'accountSid', ...ITEMS, ...BUNDLES]);
  const accountSid = optional(root['accountSid'], 'accountSid', isAccountSid, 'the SID of an account');
  const items = (name: (typeof ITEMS)[number]) => list(root, name, readItem);
  const bundles = (name: (typeof BUNDLES)[number]) => list(root, name, readBundle);
  const contents: Contents = {
    accounts: list(root, 'accounts', readAccount),
    ...(accountSid !== undefined && { accountSid }),
    addresses: items('addresses'),
    phoneNumbers: items('phoneNumbers'),
    endUsers: items('endUsers'),
    supportingDocuments: items('supportingDocuments'),
    customerProfiles: bundles('customerProfiles'),
    trustProducts: bundles('trustProducts'),
  };
  const count = [...ITEMS, ...BUNDLES].flatMap((name) => contents[name]).reduce((sum, item) => sum + item.copies, 0);
  if (count > MOST) throw bad(`The seed makes ${count} things; at most ${MOST} at a time`);
  return contents;
}

function readItem(item: Json, path: string): Item {
  const { ref: name, copies, ...parameters } = item;
  const ref = optional(name, `${path}.ref`, isName, 'a name of letters, digits, - and _');
  const times = optional(copies, `${path}.copies`, isCount, 'a whole number from 1 on');
  return { ...(ref !== undefined && { ref }), copies: times ?? 1, parameters };
}

function readBundle(item: Json, path: string): BundleItem {
  const { status: wanted, codes, entities, numbers, ...rest } = item;
  const statuses = `one of ${BUNDLE_STATUSES.join(', ')}`;
  const status = optional(wanted, `${path}.status`, isStatus, statuses);
  if (codes !== undefined && status !== 'twilio-rejected')
    throw bad(`${path}.codes is only for the status twilio-rejected`);
  return {
    ...readItem(rest, path),
    ...(status !== undefined && { status }),
    codes: optional(codes, `${path}.codes`, isListOf(isCount), 'a list of error codes') ?? [],
    entities: optional(entities, `${path}.entities`, isListOf(isText), 'a list of SIDs or $references') ?? [],
    numbers: optional(numbers, `${path}.numbers`, isListOf(isText), 'a list of SIDs or $references') ?? [],
  };
}

const IDENTITIES: readonly PrimaryIdentity[] = ['direct_customer', 'isv_reseller_or_partner', 'unknown'];
const ACCOUNT = ['sid', 'authToken', 'friendlyName', 'parentSid', 'apiKeys', 'primaryIdentity', 'phoneNumbers'];

function readAccount(item: Json, path: string): SandboxAccount {
  known(item, path, ACCOUNT);
  const read = <T>(name: string, fits: Fits<T>, wanted: string): T | undefined =>
    optional(item[name], `${path}.${name}`, fits, wanted);
  const friendlyName = read('friendlyName', isText, 'a text');
  const parentSid = read('parentSid', isAccountSid, 'the SID of an account');
  const apiKeys = read('apiKeys', isListOf(isApiKey), 'a list of {sid: SK..., secret}');
  const phoneNumbers = read('phoneNumbers', isCountOrNone, 'a whole number');
  const primaryIdentity = read('primaryIdentity', isIdentity, `null or one of ${IDENTITIES.join(', ')}`);
  return {
    sid: required(item['sid'], `${path}.sid`, isAccountSid, 'AC and 32 hexadecimal digits'),
    authToken: required(item['authToken'], `${path}.authToken`, isSecret, 'a text that is not empty'),
    ...(friendlyName !== undefined && { friendlyName }),
    ...(parentSid !== undefined && { parentSid }),
    ...(apiKeys !== undefined && { apiKeys }),
    ...(phoneNumbers !== undefined && { phoneNumbers }),
    ...(primaryIdentity !== undefined && { primaryIdentity }),
  };
}

function list<T>(root: Json, name: string, read: (item: Json, path: string) => T): readonly T[] {
  const value = optional(root[name], name, isListOf(isAnything), 'a list');
  return (value ?? []).map((item, at) => read(objectAt(item, `${name}[${at}]`), `${name}[${at}]`));
}

function objectAt(value: unknown, path: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw bad(`${path} must be a JSON object`);
  return value as Json;
}

function known(value: Json, path: string, names: readonly string[]): void {
  const unknown = Object.keys(value).filter((name) => !names.includes(name));
  if (unknown.length > 0) throw bad(`${path} has unknown fields: ${unknown.join(', ')}. Known: ${names.join(', ')}`);
}

type Fits<T> = (value: unknown) => value is T;

function optional<T>(value: unknown, path: string, fits: Fits<T>, wanted: string): T | undefined {
  return value === undefined ? undefined : required(value, path, fits, wanted);
}

function required<T>(value: unknown, path: string, fits: Fits<T>, wanted: string): T {
  if (!fits(value)) throw bad(`${path} must be ${wanted}`);
  return value;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isAnything = (_value: unknown): _value is unknown => true;
const isName = (value: unknown): value is string => isText(value) && /^[\w-]{1,64}$/.test(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 1;
const isCountOrNone = (value: unknown): value is number => value === 0 || isCount(value);
const isSecret = (value: unknown): value is string => isText(value) && value !== '';
const isIdentity = (value: unknown): value is PrimaryIdentity | null =>
  value === null || IDENTITIES.some((identity) => identity === value);
const isAccountSid = (value: unknown): value is string => isText(value) && isSid(value, 'AC');
const isStatus = (value: unknown): value is BundleStatus => BUNDLE_STATUSES.some((status) => status === value);

function isApiKey(value: unknown): value is { readonly sid: string; readonly secret: string } {
  const { sid, secret } = (value ?? {}) as Json;
  return isText(sid) && isSid(sid, 'SK') && isSecret(secret);
}

function isListOf<T>(fits: Fits<T>): Fits<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(fits);
}

function bad(message: string): TwilioError {
  return new TwilioError(400, 20001, message);
}
