import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { GraphQLScalarType } from 'graphql';
import { GraphQLJSONObject } from 'graphql-scalars';
import { Arg, buildSchema, createUnionType, Field, FieldResolver, Int, ObjectType, Query } from 'type-graphql';
import { registerEnumType, Resolver, Root } from 'type-graphql';

/*
 * Apollo Server and type-graphql as their docs show them: classes with decorators, a field resolver for each relation,
 * `buildSchema` and `startStandaloneServer` with their defaults. The same data as the other peers, in memory:
 * `node --import tsx apollo.ts DATA`. It writes its port.
 */

const Sid = new GraphQLScalarType<string, string>({ name: 'Sid' });

enum Status {
  DRAFT = 'DRAFT',
  PENDING_REVIEW = 'PENDING_REVIEW',
  IN_REVIEW = 'IN_REVIEW',
  TWILIO_REJECTED = 'TWILIO_REJECTED',
  TWILIO_APPROVED = 'TWILIO_APPROVED',
}
registerEnumType(Status, { name: 'Status' });

enum EvaluationStatus {
  COMPLIANT = 'COMPLIANT',
  NONCOMPLIANT = 'NONCOMPLIANT',
}
registerEnumType(EvaluationStatus, { name: 'EvaluationStatus' });

@ObjectType()
class Policy {
  @Field(() => String)
  friendlyName!: string;
}

@ObjectType()
class Evaluation {
  @Field(() => EvaluationStatus)
  status!: EvaluationStatus;
}

@ObjectType()
class EndUser {
  readonly __typename!: string;

  @Field(() => Sid)
  sid!: string;

  @Field(() => String)
  type!: string;

  @Field(() => GraphQLJSONObject)
  attributes!: object;
}

@ObjectType()
class SupportingDocument {
  readonly __typename!: string;

  @Field(() => Sid)
  sid!: string;

  @Field(() => String)
  type!: string;
}

const AssignableEntity = createUnionType({
  name: 'AssignableEntity',
  types: () => [EndUser, SupportingDocument] as const,
  resolveType: ({ __typename }) => __typename,
});

@ObjectType()
class EntityAssignment {
  @Field(() => AssignableEntity, { nullable: true })
  object!: typeof AssignableEntity | null;
}

@ObjectType()
class EntityAssignments {
  @Field(() => [EntityAssignment])
  nodes!: EntityAssignment[];
}

@ObjectType()
class PhoneNumber {
  @Field(() => String)
  phoneNumber!: string;
}

@ObjectType()
class ChannelEndpointAssignment {
  @Field(() => PhoneNumber, { nullable: true })
  phoneNumber!: PhoneNumber | null;
}

@ObjectType()
class ChannelEndpointAssignments {
  @Field(() => [ChannelEndpointAssignment])
  nodes!: ChannelEndpointAssignment[];
}

@ObjectType()
class CustomerProfile {
  @Field(() => Sid)
  sid!: string;

  @Field(() => String)
  friendlyName!: string;

  @Field(() => Status)
  status!: Status;

  readonly policy!: Policy;
  readonly entityAssignments!: EntityAssignments;
  readonly channelEndpointAssignments!: ChannelEndpointAssignments;
  readonly latestEvaluation!: Evaluation | null;
}

@ObjectType()
class CustomerProfiles {
  @Field(() => [CustomerProfile])
  nodes!: CustomerProfile[];
}

interface Data {
  readonly customerProfiles: CustomerProfiles;
  readonly customerProfile: CustomerProfile;
}
const data = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as Data;
const cut = <T>({ nodes }: { nodes: T[] }, first: number) => ({ nodes: nodes.slice(0, first) });

@Resolver(() => CustomerProfile)
class CustomerProfileResolver {
  @Query(() => CustomerProfiles)
  customerProfiles(@Arg('first', () => Int) first: number): CustomerProfiles {
    return cut(data.customerProfiles, first);
  }

  @Query(() => CustomerProfile, { nullable: true })
  customerProfile(@Arg('sid', () => Sid) sid: string): CustomerProfile | null {
    return sid === data.customerProfile.sid ? data.customerProfile : null;
  }

  @FieldResolver(() => Policy)
  policy(@Root() profile: CustomerProfile): Policy {
    return profile.policy;
  }

  @FieldResolver(() => EntityAssignments)
  entityAssignments(@Root() profile: CustomerProfile, @Arg('first', () => Int) first: number): EntityAssignments {
    return cut(profile.entityAssignments, first);
  }

  @FieldResolver(() => ChannelEndpointAssignments)
  channelEndpointAssignments(
    @Root() profile: CustomerProfile,
    @Arg('first', () => Int) first: number,
  ): ChannelEndpointAssignments {
    return cut(profile.channelEndpointAssignments, first);
  }

  @FieldResolver(() => Evaluation, { nullable: true })
  latestEvaluation(@Root() profile: CustomerProfile): Evaluation | null {
    return profile.latestEvaluation;
  }
}

const schema = await buildSchema({ resolvers: [CustomerProfileResolver] });
const server = new ApolloServer({ schema });
const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } });
console.log(new URL(url).port);
