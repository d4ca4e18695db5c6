import { isURL, ValidateBy } from 'class-validator';
import { isText } from './text.js';

const CALLBACKS = new WeakMap<object, Set<string>>();

/**
 * The address of a status callback. Which addresses may be called is for the server to decide, not for this check: see
 * {@link isCallbackProperty}.
 */
export function IsCallbackUrl(): PropertyDecorator {
  const check = ValidateBy({
    name: 'isCallbackUrl',
    validator: {
      validate: (value) =>
        isText(value, 2048) &&
        isURL(value, {
          protocols: ['http', 'https'],
          require_protocol: true,
          // A sandbox calls this machine.
          require_tld: false,
        }),
      defaultMessage: () => 'Give a URL with http:// or https:// that Twilio can call.',
    },
  });
  return (prototype, property) => {
    CALLBACKS.set(prototype, (CALLBACKS.get(prototype) ?? new Set()).add(String(property)));
    check(prototype, property);
  };
}

/** True where an input's property is the address of a callback, by its own class or one that it extends. */
export function isCallbackProperty(input: object, property: string): boolean {
  for (let at: unknown = Object.getPrototypeOf(input); at !== null; at = Object.getPrototypeOf(at)) {
    if (CALLBACKS.get(at as object)?.has(property)) return true;
  }
  return false;
}
