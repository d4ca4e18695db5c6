import { Field, ObjectType, type ClassType } from 'type-graphql';
import { PageInfo } from './page-info.type.js';

/** The Relay connection of a type, with its edge. */
export function connectionType<Item extends object>(name: string, itemType: () => ClassType<Item>, things: string) {
  @ObjectType(`${name}Edge`, { simpleResolvers: true, description: `One item in a page of ${things}.` })
  class Edge {
    @Field(() => String, { description: 'Marks this place in the list: pass it as `after` to go on from here.' })
    readonly cursor!: string;

    @Field(itemType, { description: 'The item itself.' })
    readonly node!: Item;
  }

  @ObjectType(`${name}Connection`, { simpleResolvers: true, description: `A page of ${things}.` })
  class Connection {
    @Field(() => [Edge], { description: 'The items of this page, each with its cursor.' })
    readonly edges!: readonly Edge[];

    @Field(() => [itemType()], { description: 'The items of this page, for callers that need no cursors.' })
    readonly nodes!: readonly Item[];

    @Field(() => PageInfo, { description: 'Where this page lies in the whole list.' })
    readonly pageInfo!: PageInfo;
  }

  return Connection;
}
