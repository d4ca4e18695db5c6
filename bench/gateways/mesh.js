import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { getComposedSchemaFromConfig } from '@graphql-mesh/compose-cli';
import rest from '@graphql-mesh/transport-rest';
import { DefaultLogger } from '@graphql-mesh/utils';
import { loadOpenAPISubgraph } from '@omnigraph/openapi';
import { descriptions } from './description.js';

/*
 * GraphQL Mesh composes Twilio's descriptions, and Hive gateway serves them, with links between the resources written by
 * hand: `node mesh.js UPSTREAM AUTHORIZATION`. It writes its port.
 */

const [upstream, authorization] = process.argv.slice(2);

const additionalTypeDefs = /* GraphQL */ `
  extend type trusthub_v1_customer_profile {
    policy: trusthub_v1_policies
      @resolveTo(
        sourceName: "trusthub"
        sourceTypeName: "Query"
        sourceFieldName: "FetchPolicies"
        requiredSelectionSet: "{ policy_sid }"
        sourceArgs: { Sid: "{root.policy_sid}" }
      )
    entityAssignments: ListCustomerProfileEntityAssignmentResponse
      @resolveTo(
        sourceName: "trusthub"
        sourceTypeName: "Query"
        sourceFieldName: "ListCustomerProfileEntityAssignment"
        requiredSelectionSet: "{ sid }"
        sourceArgs: { CustomerProfileSid: "{root.sid}", PageSize: "4" }
      )
    channelEndpointAssignments: ListCustomerProfileChannelEndpointAssignmentResponse
      @resolveTo(
        sourceName: "trusthub"
        sourceTypeName: "Query"
        sourceFieldName: "ListCustomerProfileChannelEndpointAssignment"
        requiredSelectionSet: "{ sid }"
        sourceArgs: { CustomerProfileSid: "{root.sid}", PageSize: "3" }
      )
    evaluations: ListCustomerProfileEvaluationResponse
      @resolveTo(
        sourceName: "trusthub"
        sourceTypeName: "Query"
        sourceFieldName: "ListCustomerProfileEvaluation"
        requiredSelectionSet: "{ sid }"
        sourceArgs: { CustomerProfileSid: "{root.sid}", PageSize: "1" }
      )
  }
  extend type trusthub_v1_customer_profile_customer_profile_entity_assignment {
    endUser: trusthub_v1_end_user
    supportingDocument: trusthub_v1_supporting_document
  }
  extend type trusthub_v1_customer_profile_customer_profile_channel_endpoint_assignment {
    phoneNumber: api_v2010_account_incoming_phone_number
      @resolveTo(
        sourceName: "api"
        sourceTypeName: "Query"
        sourceFieldName: "FetchIncomingPhoneNumber"
        requiredSelectionSet: "{ account_sid channel_endpoint_sid }"
        sourceArgs: { AccountSid: "{root.account_sid}", Sid: "{root.channel_endpoint_sid}" }
      )
  }
`;

/** What is assigned is of two types, and its SID says of which. */
const linkTo = (prefix, fieldName) => ({
  selectionSet: '{ object_sid }',
  resolve: (root, _args, context, info) =>
    root.object_sid.startsWith(prefix)
      ? context.trusthub.Query[fieldName]({ root, args: { Sid: root.object_sid }, context, info })
      : null,
});
const additionalResolvers = {
  trusthub_v1_customer_profile_customer_profile_entity_assignment: {
    endUser: linkTo('IT', 'FetchEndUser'),
    supportingDocument: linkTo('RD', 'FetchSupportingDocument'),
  },
};

async function compose() {
  const folder = mkdtempSync(path.join(tmpdir(), 'trusthub-bench-mesh-'));
  try {
    const [trusthub, api] = descriptions(upstream);
    const subgraphs = Object.entries({ trusthub, api }).map(([name, description]) => {
      const source = path.join(folder, `${name}.json`);
      writeFileSync(source, JSON.stringify(description));
      return {
        sourceHandler: loadOpenAPISubgraph(name, { source, endpoint: upstream, operationHeaders: { authorization } }),
      };
    });
    return await getComposedSchemaFromConfig({ subgraphs, additionalTypeDefs, cwd: folder }, new DefaultLogger());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const gateway = createGatewayRuntime({
  supergraph: await compose(),
  additionalResolvers,
  transports: { rest },
  logging: false,
  landingPage: false,
  graphiql: false,
});
const server = createServer(gateway);
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
