import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A certificate for `localhost`, signed by an authority that nobody knows. */
export interface Certificates {
  /** The authority's certificate, as a file. */
  readonly authorityFile: string;
  /** The server's certificate with the authority's behind it, and its key. */
  readonly chain: string;
  readonly key: string;
  remove(): void;
}

/** Makes them with openssl, which every Debian has. */
export function makeCertificates(): Certificates {
  const folder = mkdtempSync(path.join(tmpdir(), 'trusthub-tls-'));
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-noenc'];
  openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=An authority', '-days', '2');
  openssl('req', '-new', ...key, '-keyout', 'server.key', '-out', 'server.csr', '-subj', '/CN=localhost');
  const signed = ['x509', '-req', '-in', 'server.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial'];
  openssl(...signed, '-days', '2', '-out', 'server.pem');
  const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
  return {
    authorityFile: path.join(folder, 'ca.pem'),
    chain: read('server.pem') + read('ca.pem'),
    key: read('server.key'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
