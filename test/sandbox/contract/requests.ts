import { rawFor } from '../support/harness.js';
import type { Raw } from '../support/harness.js';
import { resolved } from './description.js';
import type { Operation, Schema } from './description.js';
import type { Drive, Given } from './drive.js';
import type { Stage } from './stage.js';

export async function prepare(drive: Drive, stage: Stage): Promise<Given> {
  return (await drive.given?.(stage)) ?? {};
}

/** A description's path with its parameters filled in. */
export function filled(operation: Operation, path: Given['path'] = {}): string {
  return operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = path[name];
    if (value === undefined) throw new Error(`${operation.id}: the drive table gives no ${name}`);
    return value;
  });
}

/** `FriendlyName` as the client calls it; JSON bodies have those names already. */
export function clientParams(params: Given['params'] = {}): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), value]),
  );
}

/** Sends an operation without the client, its parameters as the query, as a form or as JSON. */
export function sendRaw(
  stage: Stage,
  operation: Operation,
  path: string,
  params: Given['params'] = {},
  password?: string,
): Promise<Raw> {
  const { sandbox } = stage.given;
  const raw = rawFor(sandbox, sandbox.accountSid, password ?? sandbox.authToken);
  const { method, contentType } = operation;
  const authorization = `Basic ${Buffer.from(`${sandbox.accountSid}:${password ?? sandbox.authToken}`).toString('base64')}`;
  if (method === 'POST' && contentType === 'application/json')
    return raw(path, undefined, {
      method,
      headers: { authorization, 'content-type': contentType },
      body: JSON.stringify(params),
    });
  if (method === 'POST')
    return raw(path, undefined, { method, body: formText(params), headers: formHeaders(authorization) });
  const query = formText(params);
  return raw(query === '' ? path : `${path}?${query}`, undefined, { method });
}

const formHeaders = (authorization: string) => ({
  authorization,
  'content-type': 'application/x-www-form-urlencoded',
});

function formText(params: Readonly<Record<string, unknown>>): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(params))
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value])
      form.append(name, typeof one === 'string' ? one : JSON.stringify(one));
  return form.toString();
}

/** Values that a parameter of this schema must not take; none where anything goes. */
export function wrongValues(operation: Operation, schema: Schema): readonly unknown[] {
  const { type, enum: allowed, pattern, format, minLength = 0, maxLength } = resolved(operation.api, schema);
  const json = operation.contentType === 'application/json';
  if (allowed !== undefined || pattern !== undefined) return ['nonsense'];
  if (type === 'boolean') return ['perhaps', ...(json ? [1] : [])];
  if (type === 'array') return json ? ['text', [1]] : [];
  if (format === 'email' || format === 'phone-number') return ['nonsense'];
  if (format === 'uri') return ['nonsense', 'ftp://x.example'];
  return [
    ...(minLength > 1 ? ['x'.repeat(minLength - 1)] : []),
    ...(maxLength === undefined ? [] : ['x'.repeat(maxLength + 1)]),
    ...(json ? [17] : []),
  ];
}
