import { POLICY } from '../support/guide.js';
import type { Client } from '../support/twilio-client.js';
import type { Drives } from './drive.js';
import type { Stage } from './stage.js';

const bundle = { FriendlyName: 'A', Email: 'a@b.example', StatusCallback: 'https://hooks.example/status' };
const profile = (client: Client, path: (name: string) => string) =>
  client.trusthub.v1.customerProfiles(path('CustomerProfileSid'));

const inProfile = async (stage: Stage) => ({ CustomerProfileSid: await stage.profile() });

/** CustomerProfiles and what is under them. */
export const PROFILE_DRIVES: Drives = {
  ListCustomerProfile: {
    given: async (stage) => {
      await stage.profile();
      await stage.profile();
      return { params: { Status: 'draft', FriendlyName: 'Acme Dental', PolicySid: POLICY.secondary } };
    },
    call: (client, _path, params) => client.trusthub.v1.customerProfiles.list(params),
  },
  CreateCustomerProfile: {
    given: () => ({ params: { ...bundle, PolicySid: POLICY.secondary } }),
    call: (client, _path, params) => client.trusthub.v1.customerProfiles.create(params),
  },
  FetchCustomerProfile: {
    given: async (stage) => ({ path: { Sid: await stage.profile() } }),
    call: (client, path) => client.trusthub.v1.customerProfiles(path('Sid')).fetch(),
  },
  UpdateCustomerProfile: {
    given: async (stage) => ({ path: { Sid: await stage.profile() }, params: { ...bundle, Status: 'pending-review' } }),
    call: (client, path, params) => client.trusthub.v1.customerProfiles(path('Sid')).update(params),
  },
  DeleteCustomerProfile: {
    given: async (stage) => ({ path: { Sid: await stage.profile() } }),
    call: (client, path) => client.trusthub.v1.customerProfiles(path('Sid')).remove(),
  },
  ListCustomerProfileEntityAssignment: {
    given: async (stage) => {
      const CustomerProfileSid = await stage.profile();
      const { customerProfilesEntityAssignments: all } = stage.client.trusthub.v1.customerProfiles(CustomerProfileSid);
      const { sid: objectSid } = await stage.client.trusthub.v1.endUsers.create({
        friendlyName: 'Another',
        type: 'authorized_representative_1',
      });
      await all.create({ objectSid });
      return { path: { CustomerProfileSid }, params: { ObjectType: 'authorized_representative_1' } };
    },
    call: (client, path, params) => profile(client, path).customerProfilesEntityAssignments.list(params),
  },
  CreateCustomerProfileEntityAssignment: {
    given: async (stage) => ({ path: await inProfile(stage), params: { ObjectSid: await stage.endUser() } }),
    call: (client, path, params) => profile(client, path).customerProfilesEntityAssignments.create(params),
  },
  FetchCustomerProfileEntityAssignment: {
    given: givenAssignment,
    call: (client, path) => profile(client, path).customerProfilesEntityAssignments(path('Sid')).fetch(),
  },
  DeleteCustomerProfileEntityAssignment: {
    given: givenAssignment,
    call: (client, path) => profile(client, path).customerProfilesEntityAssignments(path('Sid')).remove(),
  },
  ListCustomerProfileChannelEndpointAssignment: {
    given: async (stage) => {
      const { profile: CustomerProfileSid } = await stage.profileWithNumbers();
      const { customerProfilesChannelEndpointAssignment: all } =
        stage.client.trusthub.v1.customerProfiles(CustomerProfileSid);
      const sids = (await all.list()).map((row) => row.channelEndpointSid);
      return { path: { CustomerProfileSid }, params: { ChannelEndpointSids: sids.join(',') } };
    },
    call: (client, path, params) => profile(client, path).customerProfilesChannelEndpointAssignment.list(params),
  },
  CreateCustomerProfileChannelEndpointAssignment: {
    given: async (stage) => ({
      path: await inProfile(stage),
      params: { ChannelEndpointType: 'phone-number', ChannelEndpointSid: await stage.number() },
    }),
    call: (client, path, params) => profile(client, path).customerProfilesChannelEndpointAssignment.create(params),
  },
  FetchCustomerProfileChannelEndpointAssignment: {
    given: givenNumber,
    call: (client, path) => profile(client, path).customerProfilesChannelEndpointAssignment(path('Sid')).fetch(),
  },
  DeleteCustomerProfileChannelEndpointAssignment: {
    given: givenNumber,
    call: (client, path) => profile(client, path).customerProfilesChannelEndpointAssignment(path('Sid')).remove(),
  },
  ListCustomerProfileEvaluation: {
    given: async (stage) => {
      const path = await inProfile(stage);
      await stage.profileEvaluation(path.CustomerProfileSid);
      await stage.profileEvaluation(path.CustomerProfileSid);
      return { path };
    },
    call: (client, path, params) => profile(client, path).customerProfilesEvaluations.list(params),
  },
  CreateCustomerProfileEvaluation: {
    given: async (stage) => ({ path: await inProfile(stage), params: { PolicySid: POLICY.secondary } }),
    call: (client, path, params) => profile(client, path).customerProfilesEvaluations.create(params),
  },
  FetchCustomerProfileEvaluation: {
    given: async (stage) => {
      const path = await inProfile(stage);
      return { path: { ...path, Sid: await stage.profileEvaluation(path.CustomerProfileSid) } };
    },
    call: (client, path) => profile(client, path).customerProfilesEvaluations(path('Sid')).fetch(),
  },
  CreateCustomerProfileProvisionalCopy: {
    given: async (stage) => ({ path: { CustomerProfileSid: await stage.approvedProfile() } }),
    call: (client, path) => client.trusthub.v1.customerProfilesProvisionalCopy(path('CustomerProfileSid')).create(),
  },
  FetchCustomerProfileProvisionalCopy: {
    given: async (stage) => {
      const CustomerProfileSid = await stage.approvedProfile();
      await stage.client.trusthub.v1.customerProfilesProvisionalCopy(CustomerProfileSid).create();
      return { path: { CustomerProfileSid } };
    },
    call: (client, path) => client.trusthub.v1.customerProfilesProvisionalCopy(path('CustomerProfileSid')).fetch(),
  },
};

async function givenAssignment(stage: Stage) {
  const path = await inProfile(stage);
  const all = stage.client.trusthub.v1.customerProfiles(path.CustomerProfileSid).customerProfilesEntityAssignments;
  return { path: { ...path, Sid: (await all.list())[0]?.sid ?? '' } };
}

async function givenNumber(stage: Stage) {
  const { profile: CustomerProfileSid, assignment: Sid } = await stage.profileWithNumbers();
  return { path: { CustomerProfileSid, Sid } };
}
