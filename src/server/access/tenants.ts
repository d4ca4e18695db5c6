import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConfigError, MIN_KEY_LENGTH } from '../../config.js';
import { isSid, type Sid } from '../../domain/sid.js';
import { callerWith, digestOf, type KeyHolder } from './caller.js';

const accountSid = z.string().refine((value) => isSid(value, 'AC'), { error: 'must be an account SID (AC...)' });

const tenant = z
  .strictObject(
    {
      name: z
        .string('must be a text')
        .regex(/^[\w .@-]{1,80}$/, 'must have 1 to 80 letters, digits, spaces or . @ _ -'),
      apiKey: z
        .string('must be a text')
        .min(MIN_KEY_LENGTH, `must have at least ${MIN_KEY_LENGTH} characters`)
        .regex(/^\S*$/, 'must not have blanks, because a header could not hold it')
        .optional(),
      apiKeySha256: z
        .string('must be a text')
        .regex(/^[0-9a-f]{64}$/i, 'must be 64 hexadecimal digits: printf %s KEY | sha256sum')
        .optional(),
      accounts: z.tuple([accountSid], accountSid, 'must list at least one account SID (AC...)'),
      subaccounts: z.boolean('must be true or false').optional(),
    },
    'must have only name, apiKey or apiKeySha256, accounts and subaccounts',
  )
  .refine((entry) => (entry.apiKey === undefined) !== (entry.apiKeySha256 === undefined), {
    error: 'must have either apiKey or apiKeySha256',
  });

const tenants = z.array(tenant, 'must be a list: [{ "name", "apiKey", "accounts" }]').min(1, 'has no tenant');

/**
 * Reads TENANTS_FILE. A tenant's first account is the one of calls that name none; `subaccounts` adds every subaccount
 * of the server's own account, also those that are made later.
 * @throws ConfigError with every fault of the file at once; it never holds a key
 */
export function readTenants(file: string, mainAccountSid: Sid): readonly KeyHolder[] {
  const result = tenants.safeParse(readJson(file));
  if (!result.success) {
    throw new ConfigError(result.error.issues.map(({ path, message }) => `TENANTS_FILE ${place(path)}${message}.`));
  }
  const holders = result.data.map(({ name, apiKey, apiKeySha256, accounts, subaccounts }) => ({
    digest: apiKey === undefined ? Buffer.from(apiKeySha256 ?? '', 'hex') : digestOf(apiKey),
    caller: callerWith(name, accounts, subaccounts === true ? { subaccountsOf: mainAccountSid } : {}),
    rights: JSON.stringify([accounts, subaccounts === true]),
  }));
  const distinct = new Set(holders.map(({ digest }) => digest.toString('hex')));
  if (distinct.size < holders.length) throw new ConfigError(['TENANTS_FILE gives two tenants the same key.']);
  return holders;
}

function place(path: readonly PropertyKey[]): string {
  return path.length === 0 ? '' : `entry ${path.map(String).join('.')} `;
}

function readJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new ConfigError([`TENANTS_FILE cannot be read (${code}).`]);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ConfigError(['TENANTS_FILE is not valid JSON.']);
  }
}
