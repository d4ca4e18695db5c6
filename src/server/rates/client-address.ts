import { BlockList, isIP, isIPv6 } from 'node:net';
import type { IncomingMessage } from 'node:http';

/** Addresses and ranges of proxies whose X-Forwarded-For is believed. */
export class TrustedProxies {
  private readonly list = new BlockList();

  /** @param ranges IP addresses, or ranges such as 10.0.0.0/8; checked when the settings were read */
  constructor(private readonly ranges: readonly string[]) {
    for (const range of ranges) {
      const [address = '', prefix] = range.split('/');
      const family = isIPv6(address) ? 'ipv6' : 'ipv4';
      if (prefix === undefined) this.list.addAddress(address, family);
      else this.list.addSubnet(address, Number(prefix), family);
    }
  }

  /**
   * The address of the client: the nearest that is no trusted proxy. Each proxy adds the one it was called from at the
   * end, and everything before the first that is not trusted may be made up.
   */
  clientOf(request: IncomingMessage): string {
    if (this.ranges.length === 0) return plain(request.socket.remoteAddress ?? '');
    const header = request.headers['x-forwarded-for'];
    const forwarded = (typeof header === 'string' ? header : '').split(',').map((entry) => entry.trim());
    let address = plain(request.socket.remoteAddress ?? '');
    while (this.trusts(address)) {
      const next = plain(forwarded.pop() ?? '');
      if (isIP(next) === 0) break;
      address = next;
    }
    return address;
  }

  private trusts(address: string): boolean {
    return isIP(address) !== 0 && this.list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
  }
}

/** An IPv4 address as such, where a socket of both families writes it as one of IPv6. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
}

/** What counts as one client: of IPv6 a network of 64 bits, because its owner has all the addresses in it. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - rest.length);
  const all = [...groups, ...Array.from({ length: zeros }, () => '0'), ...rest];
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
