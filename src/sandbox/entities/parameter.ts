/** A parameter as the OpenAPI description has it. */
export interface Parameter {
  readonly type: 'string' | 'boolean' | 'array';
  readonly required?: true;
  readonly oneOf?: readonly string[];
  readonly minLength?: number;
  readonly maxLength?: number;
  /** `https` is the description's `uri` where its text adds "must use https://". */
  readonly format?: 'email' | 'uri' | 'https' | 'phone-number';
  /** The prefix of a SID. */
  readonly sid?: string;
}

/** Parameters by name. */
export type Parameters = Readonly<Record<string, Parameter>>;

/** Several parameters of one kind; names are parted by spaces. */
export function each(names: string, parameter: Parameter): Parameters {
  return Object.fromEntries(names.split(' ').map((name) => [name, parameter]));
}

export const TEXT: Parameter = { type: 'string' };
export const FLAG: Parameter = { type: 'boolean' };
export const LIST: Parameter = { type: 'array' };

/** Text of a limited length. */
export function text(maxLength: number, minLength?: number): Parameter {
  return { type: 'string', maxLength, ...(minLength !== undefined && { minLength }) };
}

export function choice(...oneOf: readonly string[]): Parameter {
  return { type: 'string', oneOf };
}

export function required(parameter: Parameter): Parameter {
  return { ...parameter, required: true };
}
