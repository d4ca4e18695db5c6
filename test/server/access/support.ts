import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const THIRD_ACCOUNT = 'AC00000000000000000000000000000003';

export const bearer = (key: string): Record<string, string> => ({ authorization: `Bearer ${key}` });

/** A TENANTS_FILE with this content: JSON, or what should have been. */
export function tenantsFile(content: unknown): string {
  const file = join(mkdtempSync(join(tmpdir(), 'tenants-')), 'tenants.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}
