import { Field, ID, InterfaceType } from 'type-graphql';

@InterfaceType('Node', {
  description: 'Anything that has an identity of its own, so that it can be fetched again by its id alone.',
})
export abstract class Node {
  @Field(() => ID, {
    description: 'Opaque and unique over all kinds of things and accounts: it wraps the type, the account and the SID.',
  })
  readonly id!: string;
}
