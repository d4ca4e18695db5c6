import { parse, type ConnectionOptions } from 'pg-connection-string';
import { z } from 'zod';
import { Secret } from '../domain/secret.js';

/*
 * DATABASE_URL is checked with the parser of the driver that connects with it. What that parser reads differently from
 * what was meant (a password with a #, several hosts, a misspelt sslmode) is refused, with what to write instead.
 */

const SSL_MODES = ['disable', 'prefer', 'require', 'verify-ca', 'verify-full', 'no-verify'];
/** For the driver every other word means "on". */
const SSL_WORDS = ['true', '1', '0', 'no-verify'];
const FILES = ['sslrootcert', 'sslcert', 'sslkey'];

const ENCODING = 'in a user or password write % as %25, / as %2F, ? as %3F, # as %23 and @ as %40';
const FORM = 'such as postgresql://user:password@host:5432/database';
const SEVERAL_HOSTS =
  'names several hosts, but the driver connects to one: give the address of the primary server, or a name that always leads to it';
const PORT = 'has a port that is not a number from 1 to 65535';

/** An address that the driver understands as it was meant. */
export const databaseUrl = () =>
  z
    .string()
    .superRefine((value, context) => {
      const message = faultOf(value);
      if (message !== undefined) context.addIssue({ code: 'custom', message });
    })
    .transform((value) => new Secret(value));

/** What is wrong with the address, to stand after the setting's name; it holds no part of the address. */
function faultOf(value: string): string | undefined {
  if (/^['"]|['"]$/.test(value)) return 'is in quotes, which would be part of the address: leave them out';
  if (!/^postgres(ql)?:\/\//i.test(value)) {
    return `must be an address that begins with postgresql:// or postgres://, ${FORM}`;
  }
  if (value.includes('#')) return 'contains a #, which would end the address: in a password write it as %23';
  return faultOfAuthority(value) ?? faultOfParsing(value);
}

/** Of what stands before the database's name. */
function faultOfAuthority(value: string): string | undefined {
  const [, authority = '', rest = ''] = /^[^:]+:\/\/([^/?]*)(.*)$/s.exec(value) ?? [];
  if (!authority.includes('@') && /^(?:\/[^?]*|\?[^=&]*)@/.test(rest)) {
    return `has a / or a ? in its user or password: ${ENCODING}`;
  }
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  if (host.includes(',')) return SEVERAL_HOSTS;
  const [, port = ''] = /:([^:\]]*)$/.exec(host) ?? [];
  return isPort(port) ? undefined : PORT;
}

function isPort(text: string): boolean {
  return text === '' || (/^\d+$/.test(text) && Number(text) > 0 && Number(text) < 65_536);
}

function faultOfParsing(value: string): string | undefined {
  try {
    return faultOfParsed(parse(value));
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException;
    if (error instanceof URIError) return 'contains a % that does not begin an encoded character: write % as %25';
    if (path !== undefined)
      return `names a file in ${fileOf(value, path)} that cannot be read (${code ?? 'no reason'})`;
    if (/sslmode=verify-ca/.test(value)) return 'has sslmode=verify-ca, which needs sslrootcert=/path/to/ca.pem too';
    return `cannot be read as an address ${FORM}; ${ENCODING}, and an IPv6 host in [ ]`;
  }
}

function faultOfParsed({ host, port, sslmode, ssl }: ConnectionOptions): string | undefined {
  if (host?.includes(',') === true) return SEVERAL_HOSTS;
  if (!isPort(port ?? '')) return PORT;
  if (typeof sslmode === 'string' && !SSL_MODES.includes(sslmode)) {
    return `has an sslmode that is unknown: use one of ${SSL_MODES.join(', ')}`;
  }
  if (typeof ssl === 'string' && !SSL_WORDS.includes(ssl)) {
    return 'has an ssl that is unknown: use sslmode=verify-full for TLS, sslmode=disable for none';
  }
  return undefined;
}

/** The parameter that names the file. */
function fileOf(value: string, path: string): string {
  const parameters = new URLSearchParams(value.slice(value.indexOf('?')));
  return FILES.find((name) => parameters.get(name) === path) ?? FILES.join(', ');
}
