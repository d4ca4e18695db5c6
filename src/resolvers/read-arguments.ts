import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import { getMetadataStorage, type ResolverData } from 'type-graphql';
import type { ResolverContext } from './context.js';

/*
 * type-graphql makes an instance of the arguments' class for each row of a list, checks each of them, and waits for the
 * check with a promise of its own. All rows of a field in one operation have the same arguments: they are read and
 * checked once, without waiting. What type-graphql knows of the arguments is public (`getMetadataStorage`).
 */

type Resolver = ReturnType<typeof getMetadataStorage>['fieldResolvers'][number];
type Parameter = NonNullable<Resolver['params']>[number];
type Argument = Extract<Parameter, { readonly kind: 'arg' | 'args' }>;
type Data = ResolverData<ResolverContext>;
/** @throws CallerError for what the caller must correct */
type Check = (value: unknown, data: Data) => void;
type Class = new () => object;

/** Lets every resolver of the schema that was built last get its arguments from here. */
export function readArgumentsOnce(check: Check): void {
  const { queries, mutations, subscriptions, fieldResolvers } = getMetadataStorage();
  for (const resolver of [...queries, ...mutations, ...subscriptions, ...fieldResolvers]) {
    const parameters = (resolver.params ?? []).sort((one, other) => one.index - other.index);
    resolver.params = alreadySorted(
      parameters.map((parameter) => (isArgument(parameter) ? readOnce(parameter, check) : parameter)),
    );
  }
}

/** type-graphql sorts the list at each call of the resolver: a twelfth of what a query allocates that takes all from what is kept. */
function alreadySorted<Item>(sorted: Item[]): Item[] {
  return Object.defineProperty(sorted, 'sort', { value: () => sorted });
}

const isArgument = (parameter: Parameter): parameter is Argument =>
  parameter.kind === 'arg' || parameter.kind === 'args';

/** graphql-js makes the array of a field's nodes once for all rows of one operation. */
function readOnce(argument: Argument, check: Check): Parameter {
  const { target, methodName, index } = argument;
  const known = new WeakMap<readonly FieldNode[], { readonly value: unknown }>();
  const read = (data: Data): unknown => {
    const { fieldNodes }: Pick<GraphQLResolveInfo, 'fieldNodes'> = data.info;
    const before = known.get(fieldNodes);
    if (before !== undefined) return before.value;
    const value = valueOf(argument, data.args);
    if (argument.validateFn === undefined) check(value, data);
    else void argument.validateFn(value, argument.getType() as never, data);
    known.set(fieldNodes, { value });
    return value;
  };
  return { kind: 'custom', target, methodName, index, options: {}, resolver: read };
}

function valueOf(argument: Argument, args: Data['args']): unknown {
  const type = argument.getType();
  return argument.kind === 'args' ? instanceOf(type as Class, args) : toInstances(type, args[argument.name]);
}

/** Input objects become instances of their classes, in lists too; everything else stays what it is. */
function toInstances(type: unknown, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || typeof type !== 'function') return value;
  if (Array.isArray(value)) return value.map((item: unknown) => toInstances(type, item));
  return fieldsOf(type as Class).length === 0 ? value : instanceOf(type as Class, value);
}

function instanceOf(type: Class, given: object): object {
  const instance = new type() as Record<string, unknown>;
  const values = given as Record<string, unknown>;
  for (const { name, getType } of fieldsOf(type)) {
    if (values[name] !== undefined) instance[name] = toInstances(getType(), values[name]);
    // A declared field is there with the value undefined, and would count as given.
    else if (instance[name] === undefined) delete instance[name];
  }
  return instance;
}

type InputField = NonNullable<ReturnType<typeof getMetadataStorage>['inputTypes'][number]['fields']>[number];
const fieldsOfClass = new Map<Class, readonly InputField[]>();

/** Those of the class and of what it extends; none for a class that is no input. */
function fieldsOf(type: Class): readonly InputField[] {
  const known = fieldsOfClass.get(type);
  if (known !== undefined) return known;
  const { inputTypes, argumentTypes } = getMetadataStorage();
  const fields = new Map<string, InputField>();
  for (let one: unknown = type; typeof one === 'function'; one = Object.getPrototypeOf(one)) {
    const metadata = [...inputTypes, ...argumentTypes].find(({ target }) => target === one);
    for (const field of metadata?.fields ?? []) if (!fields.has(field.name)) fields.set(field.name, field);
  }
  const all = [...fields.values()];
  fieldsOfClass.set(type, all);
  return all;
}
