import { InvalidArgumentError } from 'commander';

/*
 * Readers of arguments: each throws InvalidArgumentError for what does not fit, which commander prints.
 */

/** One more `name=value` of the sandbox's switches; the names and values are checked by the sandbox itself. */
export function addSwitch(text: string, before: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const [, name, value] = /^([A-Za-z0-9]+)=(.+)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new InvalidArgumentError('Write it as name=value.');
  return { ...before, [name]: value };
}

/** One more origin: of a URL with a path, or a slash at its end, none would ever be equal to it. */
export function addOrigin(text: string, before: readonly string[] = []): readonly string[] {
  if (URL.canParse(text) && new URL(text).origin === text) return [...before, text];
  throw new InvalidArgumentError('Write it as http://server:4000: no path, no slash at the end.');
}

/** One more `column=field` of an import; an empty field leaves the column out. */
export function addMapping(text: string, before: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const at = text.lastIndexOf('=');
  if (at < 1) throw new InvalidArgumentError('Write it as column=field, or column= to leave the column out.');
  return new Map([...before, [text.slice(0, at).trim(), text.slice(at + 1).trim()]]);
}

/** A reader of whole numbers from `min` to `max`. */
export function whole(max: number, min = 0): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= min && value <= max) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
  };
}
