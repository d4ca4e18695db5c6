import { CriticalityLevel, diff, type Change } from '@graphql-inspector/core';
import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';

/** What a schema says otherwise than the published one. */
export interface SchemaChanges {
  /** A line for each, what breaks first. */
  readonly lines: readonly string[];
  /** Of these, what breaks a caller and was not deprecated where it was published. */
  readonly refused: readonly string[];
}

const WORDS: Readonly<Record<CriticalityLevel, string>> = {
  [CriticalityLevel.Breaking]: 'Breaking',
  [CriticalityLevel.Dangerous]: 'May matter',
  [CriticalityLevel.NonBreaking]: 'New',
};
const ORDER = Object.keys(WORDS) as readonly CriticalityLevel[];

/** Other words for the same are no change to a caller. */
const OF_WORDS = /DESCRIPTION/;

/** @param published, current in GraphQL's schema language */
export async function changesBetween(published: string, current: string): Promise<SchemaChanges> {
  const before = buildSchema(published);
  const all = (await diff(before, buildSchema(current))).filter(({ type }) => !OF_WORDS.test(String(type)));
  const sorted = all.sort((left, right) => ORDER.indexOf(levelOf(left)) - ORDER.indexOf(levelOf(right)));
  const lineOf = (change: Change): string => `- ${WORDS[levelOf(change)]}: ${change.message.replaceAll("'", '`')}`;
  const refused = sorted.filter(
    (change) => levelOf(change) === CriticalityLevel.Breaking && !wasDeprecated(before, change.path ?? ''),
  );
  return { lines: [...new Set(sorted.map(lineOf))], refused: [...new Set(refused.map(lineOf))] };
}

function levelOf({ criticality }: Change): CriticalityLevel {
  return criticality.level;
}

/** Whether the member, or what it is a member of, was; a type was where all that leads to it was. */
function wasDeprecated(schema: GraphQLSchema, path: string): boolean {
  const [typeName = '', memberName, argumentName] = path.split('.');
  const type = schema.getType(typeName);
  if (type === undefined) return false;
  const members = membersOf(schema);
  if (memberName === undefined) return isTypeDeprecated(type, members);
  return members.some(
    ({ owner, name, argument, deprecated }) =>
      deprecated && owner === type && name === memberName && (argument === undefined || argument === argumentName),
  );
}

/** A field, an argument of one, or a value of an enum. */
interface Member {
  readonly owner: GraphQLNamedType;
  readonly name: string;
  readonly argument?: string;
  /** What it leads to; a value leads to nothing. */
  readonly type?: GraphQLNamedType;
  readonly deprecated: boolean;
}

function membersOf(schema: GraphQLSchema): readonly Member[] {
  return Object.values(schema.getTypeMap()).flatMap((owner): readonly Member[] => {
    if (isEnumType(owner)) {
      return owner
        .getValues()
        .map(({ name, deprecationReason }) => ({ owner, name, deprecated: deprecationReason != null }));
    }
    if (isInputObjectType(owner)) return Object.values(owner.getFields()).map((field) => memberOf(owner, field));
    if (!isObjectType(owner) && !isInterfaceType(owner)) return [];
    return Object.values(owner.getFields()).flatMap((field) => [
      memberOf(owner, field),
      ...field.args.map(({ name, type, deprecationReason }) => ({
        owner,
        name: field.name,
        argument: name,
        type: getNamedType(type),
        deprecated: (deprecationReason ?? field.deprecationReason) != null,
      })),
    ]);
  });
}

function memberOf(owner: GraphQLNamedType, field: GraphQLInputField | GraphQLField<unknown, unknown>): Member {
  const { name, type, deprecationReason } = field;
  return { owner, name, type: getNamedType(type), deprecated: deprecationReason != null };
}

/** Nothing leads to a type of the root, nor to one that is only a part of a union or interface: these never are. */
function isTypeDeprecated(
  type: GraphQLNamedType,
  members: readonly Member[],
  above: readonly GraphQLNamedType[] = [],
): boolean {
  const ways = members.filter((member) => member.type === type);
  return (
    ways.length > 0 &&
    ways.every(
      ({ owner, deprecated }) =>
        deprecated || above.includes(owner) || isTypeDeprecated(owner, members, [...above, type]),
    )
  );
}
