import { Field, InterfaceType, ObjectType } from 'type-graphql';
import { USER_ERRORS, UserError } from './user-error.type.js';

@InterfaceType('EmbeddedSession', {
  description: "What Twilio's embeddable form is started with. It lasts about a day; then the form is opened again.",
})
export abstract class EmbeddedSession {
  @Field(() => String, { description: 'The `inquiryId` of the embeddable component.' })
  readonly inquiryId!: string;
}

@ObjectType('ComplianceInquiry', {
  implements: EmbeddedSession,
  simpleResolvers: true,
  description: 'The hosted form for a customer profile, open for whoever has the token.',
})
export class ComplianceInquiry extends EmbeddedSession {}

@ObjectType('EmbeddedRegistration', {
  implements: EmbeddedSession,
  simpleResolvers: true,
  description: 'The hosted form for a registration, open for whoever has the token.',
})
export class EmbeddedRegistration extends EmbeddedSession {}

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
