import type { Address } from '../entities/rows.js';
import { invalidParameter, TwilioError } from '../http/errors.js';
import type { Form } from '../http/form.js';
import type { Answer, Call, Route } from '../http/router.js';
import { accountInPath, ownedInPath } from './owned.js';
import { requireFreeAddress } from '../rules/deletion.js';
import { dependentPhoneNumberJson } from '../wire/incoming-phone-number.js';
import { filter, list2010 } from '../wire/paging.js';
import { rfc2822Date } from '../wire/spelling.js';

const path = '/2010-04-01/Accounts/{AccountSid}/Addresses';
const one = `${path}/{Sid}`;
const OPTIONAL = ['FriendlyName', 'EmergencyEnabled', 'AutoCorrectAddress', 'StreetSecondary'];
const EDITABLE = ['CustomerName', 'Street', 'City', 'Region', 'PostalCode', ...OPTIONAL];
const found = (call: Call): Address => ownedInPath(call, call.world.tables.addresses);

/** Street addresses. No address is verified: every one that is complete is accepted as it is. */
export const addressRoutes: readonly Route[] = [
  { method: 'GET', path, parameters: ['CustomerName', 'FriendlyName', 'EmergencyEnabled', 'IsoCountry'], handle: list },
  { method: 'POST', path, parameters: [...EDITABLE, 'IsoCountry'], handle: create },
  { method: 'GET', path: one, handle: (call) => ({ status: 200, body: addressJson(found(call)) }) },
  { method: 'POST', path: one, parameters: EDITABLE, handle: update },
  {
    method: 'DELETE',
    path: one,
    handle: (call) => {
      const address = found(call);
      requireFreeAddress(call.world, address.sid);
      call.world.store.delete('addresses', address.sid);
      return { status: 204 };
    },
  },
  {
    method: 'GET',
    path: `${path}/{AddressSid}/DependentPhoneNumbers`,
    handle: (call) => {
      const address = ownedInPath(call, call.world.tables.addresses, 'AddressSid');
      return list2010(call, {
        rows: call.world.tables.incomingPhoneNumbers.list('address', address.sid),
        key: 'dependent_phone_numbers',
        toJson: dependentPhoneNumberJson,
      });
    },
  },
];

function create(call: Call): Answer {
  const { form, world } = call;
  const account = accountInPath(call);
  const isoCountry = form.required('IsoCountry').toUpperCase();
  // 21628 is the dictionary's "address validation error".
  if (!/^[A-Z]{2}$/.test(isoCountry)) throw new TwilioError(400, 21628, 'IsoCountry must be two letters (ISO 3166-1)');
  const address = world.create('addresses', 'AD', account.sid, {
    customerName: form.required('CustomerName'),
    street: form.required('Street'),
    city: form.required('City'),
    region: form.required('Region'),
    postalCode: form.required('PostalCode'),
    isoCountry,
    streetSecondary: form.optional('StreetSecondary') || null,
    friendlyName: addressName(form) ?? null,
    emergencyEnabled: form.optionalBoolean('EmergencyEnabled') ?? false,
    validated: false,
    verified: false,
  });
  form.optionalBoolean('AutoCorrectAddress');
  return { status: 201, body: addressJson(address) };
}

function update(call: Call): Answer {
  const { form, world } = call;
  const address = found(call);
  const friendlyName = addressName(form);
  const emergencyEnabled = form.optionalBoolean('EmergencyEnabled');
  form.optionalBoolean('AutoCorrectAddress');
  const secondary = form.optional('StreetSecondary');
  const text = (name: string, key: keyof Address): object => {
    const value = form.optional(name);
    return value ? { [key]: value } : {};
  };
  requireFreeAddress(world, address.sid);
  const updated = world.update('addresses', address, {
    ...text('CustomerName', 'customerName'),
    ...text('Street', 'street'),
    ...text('City', 'city'),
    ...text('Region', 'region'),
    ...text('PostalCode', 'postalCode'),
    ...(secondary !== undefined && { streetSecondary: secondary || null }),
    ...(friendlyName !== undefined && { friendlyName }),
    ...(emergencyEnabled !== undefined && { emergencyEnabled }),
  });
  return { status: 200, body: addressJson(updated) };
}

/** At most 64 characters (spec). */
function addressName(form: Form): string | undefined {
  const name = form.optional('FriendlyName') || undefined;
  if (name !== undefined && name.length > 64)
    throw invalidParameter('FriendlyName is too long; at most 64 characters', 20002);
  return name;
}

function list(call: Call): Answer {
  const { addresses } = call.world.tables;
  const account = accountInPath(call);
  const customer = filter(call, 'CustomerName');
  const name = filter(call, 'FriendlyName');
  const country = filter(call, 'IsoCountry')?.toUpperCase();
  const emergency = filter(call, 'EmergencyEnabled')?.toLowerCase();
  const rows =
    customer !== undefined
      ? addresses.list('customer', account.sid, customer)
      : name !== undefined
        ? addresses.list('name', account.sid, name)
        : addresses.list('account', account.sid);
  const where = (row: Address): boolean =>
    (name === undefined || row.friendlyName === name) &&
    (country === undefined || row.isoCountry === country) &&
    (emergency === undefined || String(row.emergencyEnabled) === emergency);
  const filtered = name !== undefined || country !== undefined || emergency !== undefined;
  return list2010(call, { rows, where: filtered ? where : undefined, key: 'addresses', toJson: addressJson });
}

function addressJson(row: Address): object {
  return {
    sid: row.sid,
    account_sid: row.accountSid,
    customer_name: row.customerName,
    friendly_name: row.friendlyName,
    street: row.street,
    street_secondary: row.streetSecondary,
    city: row.city,
    region: row.region,
    postal_code: row.postalCode,
    iso_country: row.isoCountry,
    emergency_enabled: row.emergencyEnabled,
    validated: row.validated,
    verified: row.verified,
    date_created: rfc2822Date(row.createdAt),
    date_updated: rfc2822Date(row.updatedAt),
    uri: `/2010-04-01/Accounts/${row.accountSid}/Addresses/${row.sid}.json`,
  };
}
