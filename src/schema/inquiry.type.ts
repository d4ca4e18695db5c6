import { Field, InterfaceType, ObjectType } from 'type-graphql';

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
