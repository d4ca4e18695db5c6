import { isTollFree } from '../entities/rows.js';
import type { IncomingPhoneNumber } from '../entities/rows.js';
import { rfc2822Date } from './spelling.js';

/** Webhook fields as a number has them that was never configured. Empty SIDs and addresses are null (spec). */
const SETTINGS = {
  sms_application_sid: null,
  sms_fallback_method: 'POST',
  sms_fallback_url: null,
  sms_method: 'POST',
  sms_url: null,
  status_callback: null,
  status_callback_method: 'POST',
  trunk_sid: null,
  voice_application_sid: null,
  voice_fallback_method: 'POST',
  voice_fallback_url: null,
  voice_method: 'POST',
  voice_url: null,
  voice_receive_mode: 'voice',
  identity_sid: null,
  emergency_status: 'Inactive',
  emergency_address_sid: null,
} as const;

function base(row: IncomingPhoneNumber): object {
  return {
    sid: row.sid,
    account_sid: row.accountSid,
    phone_number: row.phoneNumber,
    friendly_name: row.friendlyName,
    address_requirements: 'none',
    api_version: '2010-04-01',
    date_created: rfc2822Date(row.createdAt),
    date_updated: rfc2822Date(row.updatedAt),
    voice_caller_id_lookup: row.voiceCallerIdLookup,
    uri: `/2010-04-01/Accounts/${row.accountSid}/IncomingPhoneNumbers/${row.sid}.json`,
  };
}

/** `Object.assign`, because spreading so many fields takes ten times as long, and lists have a thousand numbers. */
export function incomingPhoneNumberJson(row: IncomingPhoneNumber): object {
  return Object.assign(base(row), SETTINGS, row.settings, {
    address_sid: row.addressSid,
    bundle_sid: row.bundleSid,
    beta: false,
    origin: 'twilio',
    capabilities: { voice: true, sms: true, mms: true, fax: false },
    emergency_address_status: 'unregistered',
    status: 'in-use',
    type: isTollFree(row.phoneNumber) ? 'tollfree' : 'local',
  });
}

/** Fields that a number has only in its own list (spec). */
const ONLY_IN_FULL: readonly string[] = ['identity_sid', 'voice_receive_mode'];

/** A number in the list of those that depend on an address: fewer fields, and capabilities in another case (spec). */
export function dependentPhoneNumberJson(row: IncomingPhoneNumber): object {
  const settings = Object.entries({ ...SETTINGS, ...row.settings }).filter(([key]) => !ONLY_IN_FULL.includes(key));
  return { ...base(row), ...Object.fromEntries(settings), capabilities: { Voice: true, SMS: true, MMS: true } };
}
