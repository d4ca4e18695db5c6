import { toDomainName } from './domain-name.js';
import { toText, type NormalForm } from './normal-form.js';

/** An email address without blanks around its parts, and its domain in one form. What is before the @ keeps its case. */
export const toEmailAddress: NormalForm = (text) => {
  const [, local, domain] = /^([^\s@]+)\s*@\s*([^\s@]+)$/.exec(toText(text)) ?? [];
  return local === undefined || domain === undefined ? toText(text) : `${local}@${toDomainName(domain)}`;
};

const WITH_SCHEME = /^(https?):\/\/([^/?#@:\s]+)(:\d+)?(\S*)$/i;
/** A host with a dot in it, and what may follow: no other scheme begins so. */
const WITHOUT_SCHEME = /^[^/?#@:.\s]+(\.[^/?#@:.\s]+)+\.?(:\d+)?([/?#]\S*)?$/;

/**
 * A web address with its scheme (https where none was typed) and its host in one form, without the slash of an empty
 * path. The path keeps its case.
 */
export const toWebAddress: NormalForm = (text) => {
  const typed = toText(text);
  const [, scheme, host, port = '', rest = ''] =
    WITH_SCHEME.exec(WITHOUT_SCHEME.test(typed) ? `https://${typed}` : typed) ?? [];
  if (scheme === undefined || host === undefined) return typed;
  return `${scheme.toLowerCase()}://${toDomainName(host)}${port}${rest === '/' ? '' : rest}`;
};
