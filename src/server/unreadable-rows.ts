import { randomUUID } from 'node:crypto';
import {
  coerceInputValue,
  getNullableType,
  GraphQLNonNull,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isRequiredInputField,
  OperationTypeNode,
  typeFromAST,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { userError, type UserErrorRecord } from '../domain/errors.js';
import { MAX_ITEMS, type InvalidRow, type UnreadableRows } from '../domain/onboarding-batch.js';
import { withoutSuggestions } from './answer-errors.js';
import { LIMITS } from './limits.js';
import { missingField, reasonOf } from './value-free-message.js';

/*
 * GraphQL reads all variables before any resolver runs, and refuses the whole operation for one value that does not fit
 * its type. A row of a batch refuses only itself: before GraphQL reads them, each row that does not fit is replaced by a
 * stand-in that does, and what is wrong with the row waits for the mutation under the stand-in's key.
 */

/** The input types that lead to the rows of a batch. */
const BATCH = 'OnboardManyInput';
const ITEMS = 'OnboardingItemsInput';

type Variables = Record<string, unknown>;

interface Reading {
  readonly schema: GraphQLSchema;
  /** Whether callers may read the schema. Otherwise no name is proposed that they did not send themselves. */
  readonly open: boolean;
  readonly unreadable: UnreadableRows;
}

/** The variables with stand-ins for rows that do not fit their type; what is wrong with those is added to `unreadable`. */
export function withReadableRows(
  operation: OperationDefinitionNode,
  variables: Variables,
  reading: Reading,
): Record<string, unknown> {
  if (operation.operation !== OperationTypeNode.MUTATION) return variables;
  const changed = (operation.variableDefinitions ?? []).flatMap(({ variable, type: node }) => {
    const name = variable.name.value;
    const type = typeFromAST(reading.schema, node as never);
    return isInputType(type) && Object.hasOwn(variables, name)
      ? [[name, readable(type, variables[name], reading)]]
      : [];
  });
  return { ...variables, ...(Object.fromEntries(changed) as Variables) };
}

/** Leads from a variable's type to the lists of rows, and leaves everything else as it was sent. */
function readable(type: GraphQLInputType, value: unknown, reading: Reading): unknown {
  const inner = getNullableType(type);
  if (isListType(inner)) {
    const row: GraphQLInputType = getNullableType(inner.ofType);
    // A list that is too long is refused as a whole.
    if (!isRow(row, reading.schema) || !Array.isArray(value) || value.length > MAX_ITEMS) return value;
    return value.map((one: unknown) => readableRow(row, one, reading));
  }
  if (!isInputObjectType(inner) || ![BATCH, ITEMS].includes(inner.name) || !isObject(value)) return value;
  const members = Object.values(inner.getFields()).filter(({ name }) => Object.hasOwn(value, name));
  return {
    ...value,
    ...Object.fromEntries(members.map((field) => [field.name, readable(field.type, value[field.name], reading)])),
  };
}

function isRow(type: GraphQLInputType, schema: GraphQLSchema): type is GraphQLInputObjectType {
  const items = schema.getType(ITEMS);
  if (!isInputObjectType(items)) return false;
  return Object.values(items.getFields()).some((field) => {
    const list = getNullableType(field.type);
    return isListType(list) && getNullableType(list.ofType) === type;
  });
}

function readableRow(type: GraphQLInputObjectType, row: unknown, reading: Reading): unknown {
  const [first, ...more] = faultsOf(type, row, reading);
  if (first === undefined) return row;
  const key = isObject(row) ? row['idempotencyKey'] : undefined;
  const refused: InvalidRow = { idempotencyKey: typeof key === 'string' ? key : '', errors: [first, ...more] };
  const place = randomUUID();
  reading.unreadable.set(place, refused);
  return { ...(standIn(type) as object), idempotencyKey: place };
}

/** Everything that does not fit, each with its path in the row. */
function faultsOf(type: GraphQLInputObjectType, row: unknown, { schema, open }: Reading): readonly UserErrorRecord[] {
  const faults: UserErrorRecord[] = [];
  const enough = new Error('Enough is known of this row.');
  try {
    coerceInputValue(row, new GraphQLNonNull(type), (path, _value, error) => {
      const missing = missingField(error);
      const place = [...path.map(String), ...(missing === undefined ? [] : [missing])];
      const reason = reasonOf(error, schema) || 'The value does not fit its type.';
      faults.push(userError('INVALID_INPUT', open ? reason : withoutSuggestions(reason), { path: place }));
      if (faults.length >= LIMITS.errors) throw enough;
    });
  } catch (error) {
    if (error !== enough) throw error;
  }
  return faults;
}

/** The least that fits a type: nobody reads it. */
function standIn(type: GraphQLInputType): unknown {
  const inner = getNullableType(type);
  if (isListType(inner)) return [];
  if (isEnumType(inner)) return inner.getValues()[0]?.name;
  if (!isInputObjectType(inner)) return { Int: 0, Float: 0, Boolean: false }[inner.name] ?? '';
  const required = Object.values(inner.getFields()).filter(isRequiredInputField);
  return Object.fromEntries(required.map((field) => [field.name, standIn(field.type)]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
