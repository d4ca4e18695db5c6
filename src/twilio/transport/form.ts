/** A form or a query as Twilio reads it: a list repeats its key, undefined is left out. */
export function encodeForm(fields: object): string {
  let form = '';
  for (const [key, value] of Object.entries(fields) as [string, unknown][]) {
    for (const item of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (item === undefined) continue;
      form += `${form === '' ? '' : '&'}${encodeURIComponent(key)}=${encodeURIComponent(textOf(item))}`;
    }
  }
  return form;
}

/** The body of a write: JSON where the package says so (the A2P registrations), a form everywhere else. */
export function encodeBody(data: unknown, contentType: string | undefined): string {
  if (contentType === 'application/json' || typeof data !== 'object' || data === null) return JSON.stringify(data);
  return encodeForm(data);
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  return JSON.stringify(value);
}
