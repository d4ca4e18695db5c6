import { POLICY } from '../support/guide.js';
import type { Client } from '../support/twilio-client.js';
import type { Drives } from './drive.js';
import type { Stage } from './stage.js';

const bundle = { FriendlyName: 'A', Email: 'a@b.example', StatusCallback: 'https://hooks.example/status' };
const product = (client: Client, path: (name: string) => string) =>
  client.trusthub.v1.trustProducts(path('TrustProductSid'));
const inProduct = async (stage: Stage) => ({ TrustProductSid: await stage.product() });

/** TrustProducts and what is under them. */
export const PRODUCT_DRIVES: Drives = {
  ListTrustProduct: {
    given: async (stage) => {
      await stage.product();
      await stage.product();
      const params = { Status: 'draft', FriendlyName: 'Acme Dental product', PolicySid: POLICY.voiceIntegrity };
      return { params };
    },
    call: (client, _path, params) => client.trusthub.v1.trustProducts.list(params),
  },
  CreateTrustProduct: {
    given: () => ({ params: { ...bundle, PolicySid: POLICY.cnam } }),
    call: (client, _path, params) => client.trusthub.v1.trustProducts.create(params),
  },
  FetchTrustProduct: {
    given: async (stage) => ({ path: { Sid: await stage.product() } }),
    call: (client, path) => client.trusthub.v1.trustProducts(path('Sid')).fetch(),
  },
  UpdateTrustProduct: {
    given: async (stage) => ({ path: { Sid: await stage.product() }, params: { ...bundle, Status: 'pending-review' } }),
    call: (client, path, params) => client.trusthub.v1.trustProducts(path('Sid')).update(params),
  },
  DeleteTrustProduct: {
    given: async (stage) => ({ path: { Sid: await stage.product() } }),
    call: (client, path) => client.trusthub.v1.trustProducts(path('Sid')).remove(),
  },
  ListTrustProductEntityAssignment: {
    given: async (stage) => {
      const TrustProductSid = await stage.product();
      const { sid: objectSid } = await stage.client.trusthub.v1.endUsers.create({
        friendlyName: 'Another',
        type: 'voice_integrity_information',
      });
      await stage.client.trusthub.v1
        .trustProducts(TrustProductSid)
        .trustProductsEntityAssignments.create({ objectSid });
      return { path: { TrustProductSid }, params: { ObjectType: 'voice_integrity_information' } };
    },
    call: (client, path, params) => product(client, path).trustProductsEntityAssignments.list(params),
  },
  CreateTrustProductEntityAssignment: {
    given: async (stage) => ({ path: await inProduct(stage), params: { ObjectSid: await stage.endUser() } }),
    call: (client, path, params) => product(client, path).trustProductsEntityAssignments.create(params),
  },
  FetchTrustProductEntityAssignment: {
    given: givenProductAssignment,
    call: (client, path) => product(client, path).trustProductsEntityAssignments(path('Sid')).fetch(),
  },
  DeleteTrustProductEntityAssignment: {
    given: givenProductAssignment,
    call: (client, path) => product(client, path).trustProductsEntityAssignments(path('Sid')).remove(),
  },
  ListTrustProductChannelEndpointAssignment: {
    given: async (stage) => {
      const { product: TrustProductSid } = await stage.productWithNumbers();
      const { trustProductsChannelEndpointAssignment: all } = stage.client.trusthub.v1.trustProducts(TrustProductSid);
      const sids = (await all.list()).map((row) => row.channelEndpointSid);
      return { path: { TrustProductSid }, params: { ChannelEndpointSids: sids.join(',') } };
    },
    call: (client, path, params) => product(client, path).trustProductsChannelEndpointAssignment.list(params),
  },
  CreateTrustProductChannelEndpointAssignment: {
    given: async (stage) => {
      const { product: TrustProductSid, assignment, number } = await stage.productWithNumbers();
      const on = stage.client.trusthub.v1.trustProducts(TrustProductSid);
      await on.trustProductsChannelEndpointAssignment(assignment).remove();
      return {
        path: { TrustProductSid },
        params: { ChannelEndpointType: 'phone-number', ChannelEndpointSid: number },
      };
    },
    call: (client, path, params) => product(client, path).trustProductsChannelEndpointAssignment.create(params),
  },
  FetchTrustProductChannelEndpointAssignment: {
    given: givenProductNumber,
    call: (client, path) => product(client, path).trustProductsChannelEndpointAssignment(path('Sid')).fetch(),
  },
  DeleteTrustProductChannelEndpointAssignment: {
    given: givenProductNumber,
    call: (client, path) => product(client, path).trustProductsChannelEndpointAssignment(path('Sid')).remove(),
  },
  ListTrustProductEvaluation: {
    given: async (stage) => {
      const path = await inProduct(stage);
      await stage.productEvaluation(path.TrustProductSid);
      await stage.productEvaluation(path.TrustProductSid);
      return { path };
    },
    call: (client, path, params) => product(client, path).trustProductsEvaluations.list(params),
  },
  CreateTrustProductEvaluation: {
    given: async (stage) => ({ path: await inProduct(stage), params: { PolicySid: POLICY.voiceIntegrity } }),
    call: (client, path, params) => product(client, path).trustProductsEvaluations.create(params),
  },
  FetchTrustProductEvaluation: {
    given: async (stage) => {
      const path = await inProduct(stage);
      return { path: { ...path, Sid: await stage.productEvaluation(path.TrustProductSid) } };
    },
    call: (client, path) => product(client, path).trustProductsEvaluations(path('Sid')).fetch(),
  },
  CreateTrustProductProvisionalCopy: {
    given: async (stage) => ({ path: { TrustProductSid: await stage.approvedProduct() } }),
    call: (client, path) => client.trusthub.v1.trustProductsProvisionalCopy(path('TrustProductSid')).create(),
  },
  FetchTrustProductProvisionalCopy: {
    given: async (stage) => {
      const TrustProductSid = await stage.approvedProduct();
      await stage.client.trusthub.v1.trustProductsProvisionalCopy(TrustProductSid).create();
      return { path: { TrustProductSid } };
    },
    call: (client, path) => client.trusthub.v1.trustProductsProvisionalCopy(path('TrustProductSid')).fetch(),
  },
};

async function givenProductAssignment(stage: Stage) {
  const path = await inProduct(stage);
  const all = stage.client.trusthub.v1.trustProducts(path.TrustProductSid).trustProductsEntityAssignments;
  return { path: { ...path, Sid: (await all.list())[0]?.sid ?? '' } };
}

async function givenProductNumber(stage: Stage) {
  const { product: TrustProductSid, assignment: Sid } = await stage.productWithNumbers();
  return { path: { TrustProductSid, Sid } };
}
