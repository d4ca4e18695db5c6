import type { Drives } from './drive.js';
import type { Stage } from './stage.js';

const place = {
  CustomerName: 'Acme',
  Street: '1 Main St',
  City: 'Springfield',
  Region: 'IL',
  PostalCode: '62701',
  FriendlyName: 'Office',
  EmergencyEnabled: true,
  AutoCorrectAddress: true,
  StreetSecondary: 'Apt 2',
};

const sid = (prefix: string): string => prefix + 'a'.repeat(32);
const settings = {
  ApiVersion: '2010-04-01',
  FriendlyName: 'Front desk',
  SmsApplicationSid: sid('AP'),
  SmsFallbackMethod: 'GET',
  SmsFallbackUrl: 'https://hooks.example/sms-fallback',
  SmsMethod: 'GET',
  SmsUrl: 'https://hooks.example/sms',
  StatusCallback: 'https://hooks.example/status',
  StatusCallbackMethod: 'GET',
  VoiceApplicationSid: sid('AP'),
  VoiceCallerIdLookup: true,
  VoiceFallbackMethod: 'GET',
  VoiceFallbackUrl: 'https://hooks.example/voice-fallback',
  VoiceMethod: 'GET',
  VoiceUrl: 'https://hooks.example/voice',
  VoiceReceiveMode: 'voice',
  EmergencyStatus: 'Active',
  EmergencyAddressSid: sid('AD'),
  TrunkSid: sid('TK'),
  IdentitySid: sid('RI'),
  BundleSid: sid('BU'),
};

const inAccount = (stage: Stage) => ({ AccountSid: stage.account });
const inAddress = async (stage: Stage) => ({ path: { ...inAccount(stage), Sid: await stage.address() } });
const inNumber = async (stage: Stage) => ({ path: { ...inAccount(stage), Sid: await stage.number() } });
const subaccount = async (stage: Stage) => (await stage.client.api.v2010.accounts.create({ friendlyName: 'Sub' })).sid;

/** Accounts, Addresses and IncomingPhoneNumbers of api 2010. */
export const DRIVES_2010: Drives = {
  ListAccount: {
    given: async (stage) => {
      await subaccount(stage);
      await subaccount(stage);
      return { params: { FriendlyName: 'Sub', Status: 'active' } };
    },
    call: (client, _path, params) => client.api.v2010.accounts.list(params),
  },
  CreateAccount: {
    given: () => ({ params: { FriendlyName: 'Sub' } }),
    call: (client, _path, params) => client.api.v2010.accounts.create(params),
  },
  FetchAccount: {
    given: async (stage) => ({ path: { Sid: await subaccount(stage) } }),
    call: (client, path) => client.api.v2010.accounts(path('Sid')).fetch(),
  },
  UpdateAccount: {
    given: async (stage) => ({
      path: { Sid: await subaccount(stage) },
      params: { FriendlyName: 'Other', Status: 'suspended' },
    }),
    call: (client, path, params) => client.api.v2010.accounts(path('Sid')).update(params),
  },
  ListAddress: {
    given: async (stage) => {
      await stage.address();
      await stage.address();
      const params = { CustomerName: 'Acme', FriendlyName: 'Office', EmergencyEnabled: false, IsoCountry: 'US' };
      return { path: inAccount(stage), params };
    },
    call: (client, _path, params) => client.addresses.list(params),
  },
  CreateAddress: {
    given: (stage) => ({ path: inAccount(stage), params: { ...place, IsoCountry: 'US' } }),
    call: (client, _path, params) => client.addresses.create(params),
  },
  FetchAddress: { given: inAddress, call: (client, path) => client.addresses(path('Sid')).fetch() },
  UpdateAddress: {
    given: async (stage) => ({ ...(await inAddress(stage)), params: place }),
    call: (client, path, params) => client.addresses(path('Sid')).update(params),
  },
  DeleteAddress: { given: inAddress, call: (client, path) => client.addresses(path('Sid')).remove() },
  ListDependentPhoneNumber: {
    given: async (stage) => {
      const addressSid = await stage.address();
      for (const number of await stage.client.incomingPhoneNumbers.list({ limit: 2 }))
        await stage.client.incomingPhoneNumbers(number.sid).update({ addressSid });
      return { path: { ...inAccount(stage), AddressSid: addressSid } };
    },
    call: (client, path, params) => client.addresses(path('AddressSid')).dependentPhoneNumbers.list(params),
  },
  ListIncomingPhoneNumber: {
    given: (stage) => ({
      path: inAccount(stage),
      params: { Beta: false, PhoneNumber: '+1415555010*', Origin: 'twilio' },
    }),
    call: (client, _path, params) => client.incomingPhoneNumbers.list(params),
  },
  CreateIncomingPhoneNumber: {
    given: async (stage) => ({
      path: inAccount(stage),
      params: { ...settings, AddressSid: await stage.address(), PhoneNumber: '+12125550123' },
    }),
    call: (client, _path, params) => client.incomingPhoneNumbers.create(params),
  },
  FetchIncomingPhoneNumber: {
    given: inNumber,
    call: (client, path) => client.incomingPhoneNumbers(path('Sid')).fetch(),
  },
  UpdateIncomingPhoneNumber: {
    given: async (stage) => ({
      ...(await inNumber(stage)),
      params: { ...settings, AddressSid: await stage.address(), AccountSid: stage.account },
    }),
    call: (client, path, params) => client.incomingPhoneNumbers(path('Sid')).update(params),
  },
  DeleteIncomingPhoneNumber: {
    given: inNumber,
    call: (client, path) => client.incomingPhoneNumbers(path('Sid')).remove(),
  },
};
