import { nationalName, numberPattern } from '../entities/rows.js';
import type { IncomingPhoneNumber } from '../entities/rows.js';
import { invalidParameter, notFound, primaryNotApproved, TwilioError } from '../http/errors.js';
import type { Form } from '../http/form.js';
import type { Answer, Call, Route } from '../http/router.js';
import { primaryIsUsable } from '../rules/attached.js';
import { moveNumber, releaseNumber } from '../rules/numbers.js';
import { incomingPhoneNumberJson } from '../wire/incoming-phone-number.js';
import { accountInPath, ownedInPath } from './owned.js';
import { filter, list2010 } from '../wire/paging.js';
import { NUMBER_SETTINGS, sentSettings } from './number-settings.js';

const path = '/2010-04-01/Accounts/{AccountSid}/IncomingPhoneNumbers';
const one = `${path}/{Sid}`;

const OTHERS = ['ApiVersion', 'FriendlyName', 'VoiceCallerIdLookup', 'AddressSid', 'BundleSid'];
const found = (call: Call): IncomingPhoneNumber => ownedInPath(call, call.world.tables.incomingPhoneNumbers);

/** Numbers of an account. Buying one is free here, and every number that is not taken is available. */
export const incomingPhoneNumberRoutes: readonly Route[] = [
  { method: 'GET', path, parameters: ['Beta', 'FriendlyName', 'PhoneNumber', 'Origin'], handle: list },
  {
    method: 'POST',
    path,
    parameters: [...NUMBER_SETTINGS, ...OTHERS, 'PhoneNumber', 'AreaCode'],
    handle: create,
  },
  { method: 'GET', path: one, handle: (call) => ({ status: 200, body: incomingPhoneNumberJson(found(call)) }) },
  { method: 'POST', path: one, parameters: [...NUMBER_SETTINGS, ...OTHERS, 'AccountSid'], handle: update },
  {
    method: 'DELETE',
    path: one,
    handle: (call) => {
      releaseNumber(call.world, found(call));
      return { status: 204 };
    },
  },
];

function create(call: Call): Answer {
  const { form, world } = call;
  const account = accountInPath(call);
  if (!primaryIsUsable(world, account.sid)) throw primaryNotApproved();
  const phoneNumber = form.optional('PhoneNumber') || freeNumber(call, form.optional('AreaCode'));
  // 21421 and 21422 are the dictionary's "phone number is invalid" and "is not available".
  if (!/^\+[1-9]\d{6,14}$/.test(phoneNumber)) throw new TwilioError(400, 21421, 'PhoneNumber is not valid');
  if (isTaken(call, phoneNumber)) throw new TwilioError(400, 21422, 'PhoneNumber is not available');
  const number = world.create('incomingPhoneNumbers', 'PN', account.sid, {
    phoneNumber,
    friendlyName: nationalName(phoneNumber),
    addressSid: null,
    bundleSid: null,
    settings: {},
    voiceCallerIdLookup: false,
    ...changes(form, {}),
  });
  return { status: 201, body: incomingPhoneNumberJson(number) };
}

/** `AccountSid` moves the number to another account of the same family. It leaves its bundles, by the switch. */
function update(call: Call): Answer {
  const { form, world } = call;
  const number = found(call);
  const target = form.optionalSid('AccountSid', 'AC') ?? number.accountSid;
  const account = world.tables.accounts.get(target);
  const family = account?.sid === call.account.sid || account?.ownerAccountSid === call.account.sid;
  if (account === undefined || !family) throw notFound(call.path);
  const wanted = changes(form, number.settings);
  const updated = world.update('incomingPhoneNumbers', moveNumber(world, number, target), wanted);
  return { status: 200, body: incomingPhoneNumberJson(updated) };
}

function changes(form: Form, settings: IncomingPhoneNumber['settings']): Partial<IncomingPhoneNumber> {
  const friendlyName = form.friendlyName();
  const lookup = form.optionalBoolean('VoiceCallerIdLookup');
  const addressSid = form.optionalSid('AddressSid', 'AD');
  const bundleSid = form.optionalSid('BundleSid', 'BU');
  return {
    ...(friendlyName && { friendlyName }),
    ...(lookup !== undefined && { voiceCallerIdLookup: lookup }),
    ...(addressSid && { addressSid }),
    ...(bundleSid && { bundleSid }),
    settings: { ...settings, ...sentSettings(form) },
  };
}

function isTaken(call: Call, phoneNumber: string): boolean {
  return call.world.tables.incomingPhoneNumbers.list('world', phoneNumber).size > 0;
}

/** The first free number of an area code, after the seeded ones. */
function freeNumber(call: Call, areaCode: string | undefined): string {
  if (areaCode === undefined || !/^[2-9]\d\d$/.test(areaCode))
    throw invalidParameter('PhoneNumber or AreaCode (three digits) is required', 21452);
  for (let line = 5550200; line < 5560000; line += 1) {
    const candidate = `+1${areaCode}${line}`;
    if (!isTaken(call, candidate)) return candidate;
  }
  throw new TwilioError(400, 21452, `No phone numbers found in area code ${areaCode}`);
}

function list(call: Call): Answer {
  const { incomingPhoneNumbers } = call.world.tables;
  const account = accountInPath(call);
  const pattern = filter(call, 'PhoneNumber');
  const name = filter(call, 'FriendlyName');
  const beta = filter(call, 'Beta')?.toLowerCase();
  const origin = filter(call, 'Origin')?.toLowerCase();
  const exact = pattern !== undefined && /^\+\d{8,15}$/.test(pattern);
  const rows = exact
    ? incomingPhoneNumbers.list('number', account.sid, pattern)
    : name !== undefined
      ? incomingPhoneNumbers.list('name', account.sid, name)
      : incomingPhoneNumbers.list('account', account.sid);
  const digits = pattern === undefined ? null : numberPattern(pattern);
  const where = (row: IncomingPhoneNumber): boolean =>
    (digits === null || digits.test(row.phoneNumber)) &&
    (name === undefined || row.friendlyName === name) &&
    beta !== 'true' &&
    (origin === undefined || origin === 'twilio');
  const filtered = [pattern, name, beta, origin].some((value) => value !== undefined);
  return list2010(call, {
    rows,
    where: filtered ? where : undefined,
    key: 'incoming_phone_numbers',
    toJson: incomingPhoneNumberJson,
  });
}
