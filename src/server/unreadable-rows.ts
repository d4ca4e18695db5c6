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
import { MAX_ITEMS, MOST_FINDINGS, type UnreadableRow, type UnreadableRows } from '../domain/onboarding-batch.js';
import { longWork } from '../domain/pacing/long-work.js';
import type { Sid } from '../domain/sid.js';
import { withoutSuggestions } from './answer-errors.js';
import { LIMITS } from './error-codes.js';
import { missingField, reasonOf } from './value-free-message.js';

/*
 * GraphQL reads all variables before any resolver runs, and refuses the whole operation for one value that does not fit
 * its type. A row of a batch refuses only itself: before GraphQL reads them, the rows that do not fit are taken out, and
 * what is wrong with them waits for the mutation under the key of one row that is put at the end of the list instead.
 */

/** The input types that lead to the rows of a batch. */
const BATCH = 'OnboardManyInput';
const ITEMS = 'OnboardingItemsInput';

type Variables = Record<string, unknown>;

interface Reading {
  readonly schema: GraphQLSchema;
  /** Whether callers may read the schema. Otherwise no name is proposed that they did not send themselves. */
  readonly open: boolean;
  readonly accountSid: Sid;
  readonly unreadable: UnreadableRows;
}

/**
 * The variables without rows that do not fit their type; what is wrong with those is added to `unreadable`. Many rows are
 * read in pieces, and others have their turn in between.
 */
export function withReadableRows(
  operation: OperationDefinitionNode,
  variables: Variables,
  reading: Reading,
): Variables | Promise<Variables> {
  return operation.operation === OperationTypeNode.MUTATION ? ofMutation(operation, variables, reading) : variables;
}

async function ofMutation(
  operation: OperationDefinitionNode,
  variables: Variables,
  reading: Reading,
): Promise<Variables> {
  const changed: Record<string, unknown> = { ...variables };
  for (const { variable, type: node } of operation.variableDefinitions ?? []) {
    const name = variable.name.value;
    const type = typeFromAST(reading.schema, node);
    if (isInputType(type) && Object.hasOwn(variables, name)) {
      changed[name] = await readable(type, variables[name], reading);
    }
  }
  return changed;
}

/** Leads from a variable's type to the lists of rows, and leaves everything else as it was sent. */
async function readable(type: GraphQLInputType, value: unknown, reading: Reading): Promise<unknown> {
  const inner = getNullableType(type);
  if (isListType(inner)) {
    const row: GraphQLInputType = getNullableType(inner.ofType);
    // A list that is too long is refused as a whole.
    if (!isRow(row, reading.schema) || !Array.isArray(value) || value.length > MAX_ITEMS) return value;
    return readableRows(row, value, reading);
  }
  if (!isInputObjectType(inner) || ![BATCH, ITEMS].includes(inner.name) || !isObject(value)) return value;
  const changed: Record<string, unknown> = { ...value };
  for (const { name, type: member } of Object.values(inner.getFields())) {
    if (Object.hasOwn(value, name)) changed[name] = await readable(member, value[name], reading);
  }
  return changed;
}

async function readableRows(
  type: GraphQLInputObjectType,
  rows: readonly unknown[],
  reading: Reading,
): Promise<readonly unknown[]> {
  const readable: unknown[] = [];
  const unreadable: UnreadableRow[] = [];
  // Once there are as many as are answered, each further row has only its first.
  let left = MOST_FINDINGS;
  for (const [position, row] of rows.entries()) {
    await longWork.turnIfLong(reading.accountSid);
    const [first, ...more] = faultsOf(type, row, Math.max(1, Math.min(LIMITS.errors, left)), reading);
    if (first === undefined) readable.push(row);
    else {
      left -= 1 + more.length;
      const key = isObject(row) ? row['idempotencyKey'] : undefined;
      unreadable.push({ position, idempotencyKey: typeof key === 'string' ? key : '', errors: [first, ...more] });
    }
  }
  if (unreadable.length === 0) return rows;
  const place = randomUUID();
  reading.unreadable.set(place, unreadable);
  return [...readable, { ...(standIn(type) as object), idempotencyKey: place }];
}

function isRow(type: GraphQLInputType, schema: GraphQLSchema): type is GraphQLInputObjectType {
  const items = schema.getType(ITEMS);
  if (!isInputObjectType(items)) return false;
  return Object.values(items.getFields()).some((field) => {
    const list = getNullableType(field.type);
    return isListType(list) && getNullableType(list.ofType) === type;
  });
}

/** What does not fit, each with its path in the row, at most so many. */
function faultsOf(
  type: GraphQLInputObjectType,
  row: unknown,
  most: number,
  { schema, open }: Reading,
): readonly UserErrorRecord[] {
  const faults: UserErrorRecord[] = [];
  const enough = new Error('Enough is known of this row.');
  try {
    coerceInputValue(row, new GraphQLNonNull(type), (path, _value, error) => {
      const missing = missingField(error);
      const place = [...path.map(String), ...(missing === undefined ? [] : [missing])];
      const reason = reasonOf(error, schema) || 'The value does not fit its type.';
      faults.push(userError('INVALID_INPUT', open ? reason : withoutSuggestions(reason), { path: place }));
      if (faults.length >= most) throw enough;
    });
  } catch (error) {
    if (error !== enough) throw error;
  }
  return faults;
}

/** What fits a scalar that is no text. */
const STAND_INS: Readonly<Record<string, unknown>> = {
  Int: 0,
  Float: 0,
  Boolean: false,
  JSONObject: {},
  Sid: `AC${'0'.repeat(32)}`,
};

/** The least that fits a type: nobody reads it. */
function standIn(type: GraphQLInputType): unknown {
  const inner = getNullableType(type);
  if (isListType(inner)) return [];
  if (isEnumType(inner)) return inner.getValues()[0]?.name;
  if (!isInputObjectType(inner)) return STAND_INS[inner.name] ?? '';
  const required = Object.values(inner.getFields()).filter(isRequiredInputField);
  return Object.fromEntries(required.map((field) => [field.name, standIn(field.type)]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
