import {
  CreateA2pMessagingProfileInformationDocument,
  CreateAddressDocumentDocument,
  CreateAuthorizedRepresentativeDocument,
  CreateBusinessInformationDocument,
  CreateCnamInformationDocument,
  CreateEndUserDocument,
  CreateSupportingDocumentDocument,
  CreateVoiceIntegrityInformationDocument,
  DeleteEndUserDocument,
  DeleteSupportingDocumentDocument,
  EndUserDocument,
  EndUserTypeDocument,
  EndUsersDocument,
  PoliciesDocument,
  PolicyDocument,
  SupportingDocumentDocument,
  SupportingDocumentTypeDocument,
  SupportingDocumentsDocument,
  TypesDocument,
  UpdateEndUserDocument,
  UpdateSupportingDocumentDocument,
} from '../operations/generated/graphql.js';
import type { Stage } from '../sandbox/contract/stage.js';
import { POLICY } from '../sandbox/support/guide.js';
import { way, type Ways } from './way.js';

const friendlyName = 'Acme';
const WITHOUT_LIST = 'where the list lacks it, or is refused to the API key';

/** Refuses a list, as Twilio does to restricted API keys. */
function refused<Variables>(stage: Stage, path: string, variables: Variables): Promise<Variables> {
  stage.given.sandbox.control.fault({ method: 'GET', path, effect: 'status', status: 403, code: 20403, count: 0 });
  return Promise.resolve(variables);
}

const END_USER_WAYS: Ways = {
  ListEndUser: [way('Query.endUsers', EndUsersDocument, {})],
  CreateEndUser: [
    way('Mutation.createEndUser', CreateEndUserDocument, {
      input: { friendlyName, type: 'cnam_information', attributes: { cnam_display_name: 'Acme' } },
    }),
    way('Mutation.createBusinessInformation', CreateBusinessInformationDocument, {
      input: {
        friendlyName,
        business: {
          businessName: 'Acme Dental LLC',
          businessType: 'LIMITED_LIABILITY_CORPORATION',
          businessIndustry: 'HEALTHCARE',
          businessRegistrationIdentifier: 'EIN',
          businessRegistrationNumber: '123456789',
          businessRegionsOfOperation: ['USA_AND_CANADA'],
          websiteUrl: 'https://www.acme-dental.com',
        },
      },
    }),
    way('Mutation.createAuthorizedRepresentative', CreateAuthorizedRepresentativeDocument, {
      input: {
        friendlyName,
        representative: {
          firstName: 'Ada',
          lastName: 'Marsh',
          email: 'ada@acme-dental.com',
          phoneNumber: '+14155550100',
          businessTitle: 'Owner',
          jobPosition: 'CEO',
        },
      },
    }),
    way('Mutation.createVoiceIntegrityInformation', CreateVoiceIntegrityInformationDocument, {
      input: {
        friendlyName,
        voiceIntegrity: { useCase: 'Telehealth', businessEmployeeCount: 12, averageBusinessDayCallVolume: 100 },
      },
    }),
    way('Mutation.createCnamInformation', CreateCnamInformationDocument, {
      input: { friendlyName, cnam: { cnamDisplayName: 'Acme Dental' } },
    }),
    way('Mutation.createA2pMessagingProfileInformation', CreateA2pMessagingProfileInformationDocument, {
      input: { friendlyName, a2pMessagingProfile: { companyType: 'PRIVATE' } },
    }),
  ],
  FetchEndUser: [way('Query.endUser', EndUserDocument, async (stage) => ({ sid: await stage.endUser() }))],
  UpdateEndUser: [
    way('Mutation.updateEndUser', UpdateEndUserDocument, async (stage) => ({
      input: { sid: await stage.endUser(), attributes: { cnam_display_name: 'Acme Dental' } },
    })),
  ],
  DeleteEndUser: [
    way('Mutation.deleteEndUser', DeleteEndUserDocument, async (stage) => ({ input: { sid: await stage.endUser() } })),
  ],
};

const SUPPORTING_DOCUMENT_WAYS: Ways = {
  ListSupportingDocument: [way('Query.supportingDocuments', SupportingDocumentsDocument, {})],
  CreateSupportingDocument: [
    way('Mutation.createSupportingDocument', CreateSupportingDocumentDocument, {
      input: { friendlyName, type: 'customer_profile_address', attributes: {} },
    }),
    way('Mutation.createAddressDocument', CreateAddressDocumentDocument, async (stage) => ({
      input: { friendlyName, addressSid: await stage.address() },
    })),
  ],
  FetchSupportingDocument: [
    way('Query.supportingDocument', SupportingDocumentDocument, async (stage) => ({ sid: await stage.document() })),
  ],
  UpdateSupportingDocument: [
    way('Mutation.updateSupportingDocument', UpdateSupportingDocumentDocument, async (stage) => ({
      input: { sid: await stage.document(), friendlyName: 'Acme again' },
    })),
  ],
  DeleteSupportingDocument: [
    way('Mutation.deleteSupportingDocument', DeleteSupportingDocumentDocument, async (stage) => ({
      input: { sid: await stage.document() },
    })),
  ],
};

const CATALOGUE_WAYS: Ways = {
  ListEndUserType: [way('Query.endUserTypes', TypesDocument, {})],
  FetchEndUserType: [
    way(
      'Query.endUserType',
      EndUserTypeDocument,
      (stage) => refused(stage, '/v1/EndUserTypes', { machineName: 'cnam_information' }),
      WITHOUT_LIST,
    ),
  ],
  ListSupportingDocumentType: [way('Query.supportingDocumentTypes', TypesDocument, {})],
  FetchSupportingDocumentType: [
    way(
      'Query.supportingDocumentType',
      SupportingDocumentTypeDocument,
      (stage) => refused(stage, '/v1/SupportingDocumentTypes', { machineName: 'customer_profile_address' }),
      WITHOUT_LIST,
    ),
  ],
  ListPolicies: [way('Query.policies', PoliciesDocument, {})],
  FetchPolicies: [
    way(
      'Query.policy',
      PolicyDocument,
      (stage) => refused(stage, '/v1/Policies', { sid: POLICY.voiceIntegrity }),
      WITHOUT_LIST,
    ),
  ],
};

/** End users, supporting documents, and what Twilio alone can change. */
export const OTHER_WAYS: Ways = { ...END_USER_WAYS, ...SUPPORTING_DOCUMENT_WAYS, ...CATALOGUE_WAYS };
