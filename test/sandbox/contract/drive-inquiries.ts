import type { Drives } from './drive.js';
import { OPERATIONS } from './description.js';
import type { Stage } from './stage.js';

const email = 'ada@acme.example';

/** A value for every parameter of a kind that the sandbox only keeps, so that each is seen to be taken. */
function everyText(operationId: string): Readonly<Record<string, unknown>> {
  const { properties = {} } = OPERATIONS.find((one) => one.id === operationId)?.body ?? {};
  const texts = Object.entries(properties).filter(([, one]) => one.type === 'string' && !one.pattern && !one.format);
  const flags = Object.entries(properties).filter(([, one]) => one.type === 'boolean');
  const lists = Object.entries(properties).filter(([, one]) => one.type === 'array');
  return Object.fromEntries([
    ...texts.map(([name, one]) => [name, one.enum?.[0] ?? 'x'.repeat(one.minLength ?? 1)]),
    ...flags.map(([name]) => [name, true]),
    ...lists.map(([name]) => [name, ['one', 'two']]),
  ]) as Readonly<Record<string, unknown>>;
}

const gb = (): Readonly<Record<string, unknown>> => ({
  ...everyText('CreateComplianceRegistration'),
  EndUserType: 'Business',
  PhoneNumberType: 'local',
  BusinessIdentityType: 'direct_customer',
  BusinessRegistrationAuthority: 'UK:CRN',
  NotificationEmail: email,
  StatusCallbackUrl: 'https://hooks.example/status',
});

const brand = (): Readonly<Record<string, unknown>> => ({
  ...everyText('CreateA2pBrandRegistration'),
  brandType: 'STANDARD',
  notificationEmail: email,
  businessWebsite: 'https://acme.example',
  businessCountry: 'US',
  businessContactEmail: email,
  businessContactPhone: '+12025550123',
  authorizedContactVerificationEmail: email,
  authorizedContactMobilePhoneNumberE164: '+12025550123',
});

const campaign = (): Readonly<Record<string, unknown>> => ({
  ...everyText('CreateA2pCampaignRegistration'),
  a2pBrandRegistrationSid: `BN${'a'.repeat(32)}`,
  messagingServiceSid: `MG${'a'.repeat(32)}`,
  embeddedUrlSample: 'https://acme.example/x',
  privacyPolicyUrl: 'https://acme.example/privacy',
  termsAndConditionsUrl: 'https://acme.example/terms',
});

const customer = async (stage: Stage) => ({ NotificationEmail: email, PrimaryProfileSid: await stage.primary() });

/** The hosted forms. */
export const INQUIRY_DRIVES: Drives = {
  CreateComplianceInquiry: {
    given: async (stage) => ({ params: { ...(await customer(stage)), ThemeSetId: 'dark' } }),
    call: (client, _path, params) => client.trusthub.v1.complianceInquiries.create(params),
  },
  UpdateComplianceInquiry: {
    given: async (stage) => {
      const primaryProfileSid = await stage.primary();
      const started = await stage.client.trusthub.v1.complianceInquiries.create({ primaryProfileSid });
      return {
        path: { CustomerId: started.customerId },
        params: { PrimaryProfileSid: primaryProfileSid, ThemeSetId: 'light' },
      };
    },
    call: (client, path, params) => client.trusthub.v1.complianceInquiries(path('CustomerId')).update(params),
  },
  CreateComplianceRegistration: {
    given: () => ({ params: gb() }),
    call: (client, _path, params) => client.trusthub.v1.complianceRegistrationInquiries.create(params),
  },
  UpdateComplianceRegistration: {
    given: async (stage) => {
      const { complianceRegistrationInquiries: all } = stage.client.trusthub.v1;
      const started = await all.create({ endUserType: 'Individual', phoneNumberType: 'mobile' });
      return { path: { RegistrationId: started.registrationId }, params: { IsIsvEmbed: true, ThemeSetId: 'light' } };
    },
    call: (client, path, params) =>
      client.trusthub.v1.complianceRegistrationInquiries(path('RegistrationId')).update(params),
  },
  CreateComplianceTollfreeInquiry: {
    given: async (stage) => ({
      params: {
        ...everyText('CreateComplianceTollfreeInquiry'),
        TollfreePhoneNumber: await stage.tollfreeNumber(),
        NotificationEmail: email,
        CustomerProfileSid: await stage.primary(),
        OptInType: 'WEB_FORM',
        BusinessType: 'PRIVATE_PROFIT',
        BusinessContactPhone: '+12025550123',
      },
    }),
    call: (client, _path, params) => client.trusthub.v1.complianceTollfreeInquiries.create(params),
  },
  CreateA2pBrandRegistration: {
    given: () => ({ params: brand() }),
    call: (client, _path, params) => client.trusthub.v1.a2PBrandRegistrations.create(params),
  },
  CreateA2pBrandRegistrationEmbeddedSession: {
    given: async (stage) => {
      const { id } = await stage.client.trusthub.v1.a2PBrandRegistrations.create(brand() as never);
      return { path: { Id: id } };
    },
    call: (client, path) => client.trusthub.v1.a2PBrandRegistrationEmbeddedSessions(path('Id')).create(),
  },
  CreateA2pCampaignRegistration: {
    given: () => ({ params: campaign() }),
    call: (client, _path, params) => client.trusthub.v1.a2PCampaignRegistrations.create(params),
  },
  CreateA2pCampaignRegistrationEmbeddedSession: {
    given: async (stage) => {
      const { id } = await stage.client.trusthub.v1.a2PCampaignRegistrations.create(campaign() as never);
      return { path: { Id: id } };
    },
    call: (client, path) => client.trusthub.v1.a2PCampaignRegistrationEmbeddedSessions(path('Id')).create(),
  },
};
