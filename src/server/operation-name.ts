const LONGEST = 60;

/**
 * The name of an operation where it may be written down, in logs and traces alike. It is the caller's own text: one
 * that is long or contains a number may be made from a customer's data, and is left out.
 */
export function recordableName(name: string | undefined): string | undefined {
  return name !== undefined && name.length <= LONGEST && !/\d{4}/.test(name) ? name : undefined;
}
