import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A schema of OpenAPI 3.0, as far as Twilio uses it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly nullable?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

interface RawOperation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}

export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** One operation of one of the descriptions. */
export interface Operation {
  readonly id: string;
  readonly api: 'trusthub' | 'api 2010' | 'accounts';
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  /** Filters and paging parameters. */
  readonly query: readonly string[];
  /** How the body is sent; null where there is none. */
  readonly contentType: string | null;
  readonly body: Schema;
  readonly success: number;
  readonly responses: Readonly<Record<string, Schema | null>>;
}

/** Twilio's own description of its API (openapi/README.md). */
function load(name: string): Description {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'openapi', `${name}.json`), 'utf8')) as Description;
}

export const DESCRIPTIONS = {
  trusthub: load('twilio_trusthub_v1'),
  'api 2010': load('twilio_api_v2010'),
  accounts: load('twilio_accounts_v1'),
} as const;

/** Follows a reference into the components. */
export function resolved(api: Operation['api'], schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : (DESCRIPTIONS[api].components.schemas[name] ?? {});
}

function operationOf(api: Operation['api'], method: string, path: string, raw: RawOperation): Operation {
  const [contentType, { schema } = { schema: {} }] = Object.entries(raw.requestBody?.content ?? {})[0] ?? [null];
  const codes = Object.keys(raw.responses);
  return {
    id: raw.operationId,
    api,
    method: method.toUpperCase() as Operation['method'],
    path,
    query: (raw.parameters ?? []).filter((one) => one.in === 'query').map((one) => one.name),
    contentType,
    body: resolved(api, schema ?? {}),
    success: Number(codes.find((code) => code.startsWith('2'))),
    responses: Object.fromEntries(
      codes.map((code) => [code, Object.values(raw.responses[code]?.content ?? {})[0]?.schema ?? null]),
    ),
  };
}

/** Every operation that the sandbox is measured against, in the order of the descriptions. */
export const OPERATIONS: readonly Operation[] = (['trusthub', 'api 2010', 'accounts'] as const).flatMap((api) =>
  Object.entries(DESCRIPTIONS[api].paths).flatMap(([path, item]) =>
    (['get', 'post', 'delete'] as const).flatMap((method) => {
      const raw = item[method];
      return raw === undefined ? [] : [operationOf(api, method, path, raw)];
    }),
  ),
);

/** Add-ons of numbers are another product, and the lists by type are the one list filtered: left out, and listed so. */
export const OUT_OF_SCOPE = /AssignedAddOn|IncomingPhoneNumber(Local|Mobile|TollFree)$/;
