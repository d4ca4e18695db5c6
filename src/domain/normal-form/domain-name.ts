import { domainToASCII } from 'node:url';

/**
 * A domain in the one form in which all systems know it: small letters, and other scripts as `xn--` (punycode). What is
 * no domain is only put into small letters.
 */
export function toDomainName(domain: string): string {
  const small = domain.toLowerCase();
  // Only where it is needed: domainToASCII reads 1.2 as the IPv4 address 1.0.0.2.
  return /^[\x20-\x7E]*$/.test(small) ? small : domainToASCII(small) || small;
}
