import { Field, ObjectType } from 'type-graphql';
import { ComplianceInquiry, EmbeddedRegistration } from './inquiry.type.js';
import { USER_ERRORS, UserError } from './user-error.type.js';

@ObjectType('ComplianceInquiryPayload', {
  simpleResolvers: true,
  description: 'The outcome of starting the form for a customer profile, or of opening it again.',
})
export class ComplianceInquiryPayload {
  @Field(() => ComplianceInquiry, { nullable: true, description: 'The open form; null when it was not opened.' })
  readonly complianceInquiry?: object | null;

  @Field(() => [UserError], { description: USER_ERRORS })
  readonly userErrors!: readonly UserError[];
}

@ObjectType('EmbeddedRegistrationPayload', {
  simpleResolvers: true,
  description: 'The outcome of starting the form for a registration, or of opening it again.',
})
export class EmbeddedRegistrationPayload {
  @Field(() => EmbeddedRegistration, { nullable: true, description: 'The open form; null when it was not opened.' })
  readonly registration?: object | null;

  @Field(() => [UserError], { description: USER_ERRORS })
  readonly userErrors!: readonly UserError[];
}
