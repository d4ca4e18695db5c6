import { POLICY } from '../support/guide.js';
import type { Drives } from './drive.js';

const endUser = { FriendlyName: 'A', Type: 'cnam_information', Attributes: { cnam_display_name: 'Acme' } };
const document = { FriendlyName: 'A', Type: 'customer_profile_address', Attributes: { address_sids: 'AD1' } };

/** What bundles are made of, and the catalogue. */
export const OBJECT_DRIVES: Drives = {
  ListEndUser: { call: (client, _path, params) => client.trusthub.v1.endUsers.list(params) },
  CreateEndUser: {
    given: () => ({ params: endUser }),
    call: (client, _path, params) => client.trusthub.v1.endUsers.create(params),
  },
  FetchEndUser: {
    given: async (stage) => ({ path: { Sid: await stage.endUser() } }),
    call: (client, path) => client.trusthub.v1.endUsers(path('Sid')).fetch(),
  },
  UpdateEndUser: {
    given: async (stage) => ({
      path: { Sid: await stage.endUser() },
      params: { FriendlyName: 'B', Attributes: { cnam_display_name: 'Other' } },
    }),
    call: (client, path, params) => client.trusthub.v1.endUsers(path('Sid')).update(params),
  },
  DeleteEndUser: {
    given: async (stage) => ({ path: { Sid: await stage.endUser() } }),
    call: (client, path) => client.trusthub.v1.endUsers(path('Sid')).remove(),
  },
  ListEndUserType: { call: (client, _path, params) => client.trusthub.v1.endUserTypes.list(params) },
  FetchEndUserType: {
    given: async ({ client }) => ({ path: { Sid: (await client.trusthub.v1.endUserTypes.list())[0]?.sid ?? '' } }),
    call: (client, path) => client.trusthub.v1.endUserTypes(path('Sid')).fetch(),
  },
  ListSupportingDocument: {
    given: async (stage) => {
      await stage.document();
      return {};
    },
    call: (client, _path, params) => client.trusthub.v1.supportingDocuments.list(params),
  },
  CreateSupportingDocument: {
    given: () => ({ params: document }),
    call: (client, _path, params) => client.trusthub.v1.supportingDocuments.create(params),
  },
  FetchSupportingDocument: {
    given: async (stage) => ({ path: { Sid: await stage.document() } }),
    call: (client, path) => client.trusthub.v1.supportingDocuments(path('Sid')).fetch(),
  },
  UpdateSupportingDocument: {
    given: async (stage) => ({
      path: { Sid: await stage.document() },
      params: { FriendlyName: 'B', Attributes: { address_sids: 'AD2' } },
    }),
    call: (client, path, params) => client.trusthub.v1.supportingDocuments(path('Sid')).update(params),
  },
  DeleteSupportingDocument: {
    given: async (stage) => ({ path: { Sid: await stage.document() } }),
    call: (client, path) => client.trusthub.v1.supportingDocuments(path('Sid')).remove(),
  },
  ListSupportingDocumentType: {
    call: (client, _path, params) => client.trusthub.v1.supportingDocumentTypes.list(params),
  },
  FetchSupportingDocumentType: {
    given: async ({ client }) => ({
      path: { Sid: (await client.trusthub.v1.supportingDocumentTypes.list())[0]?.sid ?? '' },
    }),
    call: (client, path) => client.trusthub.v1.supportingDocumentTypes(path('Sid')).fetch(),
  },
  ListPolicies: { call: (client, _path, params) => client.trusthub.v1.policies.list(params) },
  FetchPolicies: {
    given: () => ({ path: { Sid: POLICY.voiceIntegrity } }),
    call: (client, path) => client.trusthub.v1.policies(path('Sid')).fetch(),
  },
};
