/** An idempotency key for something that a person does now. Not by `randomUUID`, which only pages over TLS have. */
export function newKey(what: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return `console-${what}-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
