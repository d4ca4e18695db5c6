import { Field, ID, InterfaceType, ObjectType, type ClassType } from 'type-graphql';

@InterfaceType('Node', {
  description: 'Anything that has an identity of its own, so that it can be fetched again by its id alone.',
})
export abstract class Node {
  @Field(() => ID, {
    description: 'Opaque and unique over all kinds of things and accounts: it wraps the type, the account and the SID.',
  })
  readonly id!: string;
}

@ObjectType('PageInfo', { simpleResolvers: true, description: 'Where a page lies in the whole list.' })
class PageInfo {
  @Field(() => Boolean, { description: 'True when there is more after this page.' })
  readonly hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'True when something lies before this page.' })
  readonly hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'The cursor of the first item; null on an empty page.' })
  readonly startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the last item: pass it as `after` to get the next page. Null on an empty page.',
  })
  readonly endCursor!: string | null;
}

/** What the Relay connections of a type have in common, for one that has more fields; with the type's edge. */
export function connectionFields<Item extends object>(name: string, itemType: () => ClassType<Item>, things: string) {
  @ObjectType(`${name}Edge`, { simpleResolvers: true, description: `One item in a page of ${things}.` })
  class Edge {
    @Field(() => String, { description: 'Marks this place in the list: pass it as `after` to go on from here.' })
    readonly cursor!: string;

    @Field(itemType, { description: 'The item itself.' })
    readonly node!: Item;
  }

  // In no schema by itself.
  @ObjectType(`${name}ConnectionFields`, { simpleResolvers: true })
  class Fields {
    @Field(() => [Edge], { description: 'The items of this page, each with its cursor.' })
    readonly edges!: readonly Edge[];

    @Field(() => [itemType()], { description: 'The items of this page, for callers that need no cursors.' })
    readonly nodes!: readonly Item[];

    @Field(() => PageInfo, { description: 'Where this page lies in the whole list.' })
    readonly pageInfo!: PageInfo;
  }

  return Fields;
}

/** The Relay connection of a type, with its edge. */
export function connectionType<Item extends object>(name: string, itemType: () => ClassType<Item>, things: string) {
  @ObjectType(`${name}Connection`, { simpleResolvers: true, description: `A page of ${things}.` })
  class Connection extends connectionFields(name, itemType, things) {}

  return Connection;
}
