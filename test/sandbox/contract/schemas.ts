import { Ajv } from 'ajv';
import type { ValidateFunction } from 'ajv';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { resolved } from './description.js';
import type { Operation, Schema } from './description.js';

type JsonSchema = Record<string, unknown>;

/** How a schema is made stricter than the description has it. */
interface Strictness {
  /** Every property must be there: Twilio's answers have all of them. */
  readonly complete: boolean;
}

/** OpenAPI 3.0 to JSON schema: references in place, `nullable` as a type, and no property that is not described. */
function converted(api: Operation['api'], schema: Schema, strict: Strictness): JsonSchema {
  const { nullable, properties, items, required, ...rest } = { ...schema, ...resolved(api, schema) };
  const known = pick(rest);
  if (properties !== undefined) {
    known['properties'] = Object.fromEntries(
      Object.entries(properties).map(([name, one]) => [name, converted(api, one, strict)]),
    );
    known['additionalProperties'] = false;
    const all = strict.complete ? Object.keys(properties) : (required ?? []);
    if (all.length > 0) known['required'] = all;
  }
  if (items !== undefined) known['items'] = converted(api, items, strict);
  if (api === 'api 2010' && known['format'] === 'uri') known['format'] = 'uri-reference';
  return (nullable ?? schema.nullable) ? { anyOf: [{ type: 'null' }, known] } : known;
}

const KEPT = ['type', 'format', 'pattern', 'enum', 'minLength', 'maxLength'];

function pick(schema: object): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => KEPT.includes(name)));
}

/** Formats that are Twilio's own, and those that two descriptions share with JSON schema. */
const FORMATS: Readonly<Record<string, RegExp | true>> = {
  'phone-number': /^\+[1-9]\d{6,14}$/,
  'iso-country-code': /^[A-Z]{2}$/,
  'http-method': /^(GET|POST)$/,
  'date-time-rfc-2822': /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d \+0000$/,
  int32: true,
  'uri-map': true,
  'phone-number-capabilities': true,
};

function ajv(coerceTypes: boolean): Ajv {
  const made = new Ajv({ allErrors: true, strict: true, strictTypes: false, validateFormats: true, coerceTypes });
  for (const [name, format] of Object.entries(FORMATS)) made.addFormat(name, format);
  for (const name of ['uri', 'uri-reference', 'date-time', 'date', 'email'] as const)
    made.addFormat(name, fullFormats[name]);
  return made;
}

const ofJson = ajv(false);
/** A form's values are all texts. */
const ofForms = ajv(true);

/** Answers of one status; null where the description has none with a body. */
export function responseValidator(operation: Operation, status: number): ValidateFunction | null {
  const schema = operation.responses[String(status)];
  return schema ? ofJson.compile(converted(operation.api, schema, { complete: true })) : null;
}

/** Bodies of requests. */
export function requestValidator(operation: Operation): ValidateFunction {
  const schema = converted(operation.api, operation.body, { complete: false });
  const made = operation.contentType === 'application/json' ? ofJson : ofForms;
  return made.compile({ type: 'object', additionalProperties: false, ...schema });
}

/** Twilio's error body (TRUSTHUB 6); the description has it for the A2P operations, with the same keys. */
export const validateError: ValidateFunction = ofJson.compile({
  type: 'object',
  additionalProperties: false,
  required: ['code', 'message', 'more_info', 'status'],
  properties: {
    code: { type: 'integer' },
    message: { type: 'string', minLength: 1 },
    more_info: { type: 'string', pattern: '^https://www\\.twilio\\.com/docs/errors/\\d+$' },
    status: { type: 'integer' },
  },
});

/** What a validator has against a value, for a message that says where; empty where nothing. */
export function problems(validate: ValidateFunction | null, value: unknown): readonly string[] {
  if (validate === null || validate(value)) return [];
  return (validate.errors ?? []).map(
    (error) => `${error.instancePath || '/'} ${error.message} ${JSON.stringify(error.params)}`,
  );
}
