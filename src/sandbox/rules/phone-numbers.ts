/** `(415) 555-0100`, the friendly name that Twilio gives a number of the US; others keep their digits. */
export function nationalName(phoneNumber: string): string {
  const [, area, exchange, line] = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(phoneNumber) ?? [];
  return line === undefined ? phoneNumber.slice(1) : `(${area}) ${exchange}-${line}`;
}

/** The `PhoneNumber` filter: part of a number, `*` for any one digit (spec). */
export function numberPattern(filter: string): RegExp {
  const kept = filter.replace(/[^\d+*]/g, '');
  const body = [...kept].map((one) => (one === '*' ? '\\d' : one === '+' ? '\\+' : one)).join('');
  // Nothing that could be part of a number fits no number.
  return new RegExp(kept === '' ? '(?!)' : body);
}

/** Toll-free area codes of North America. */
export function isTollFree(phoneNumber: string): boolean {
  return /^\+18(00|33|44|55|66|77|88)\d{7}$/.test(phoneNumber);
}
