import { describe, expect, test } from 'vitest';

import { TransportError } from '../../../src/twilio/errors/transport-error.js';
import { UpstreamHosts } from '../../../src/twilio/transport/upstream-hosts.js';

const at = (baseUrl?: string) => new UpstreamHosts({ baseUrl, timeoutMs: 1_000 });

describe('where a call goes', () => {
  test.each([
    ['http://127.0.0.1:4001', 'https://trusthub.twilio.com/v1/EndUsers', '', '/v1/EndUsers'],
    [
      'http://127.0.0.1:4001',
      'https://api.twilio.com/2010-04-01/Accounts.json',
      'PageSize=2',
      '/2010-04-01/Accounts.json?PageSize=2',
    ],
    // A page link, absolute, with Twilio's host or with the other server's own.
    [
      'http://127.0.0.1:4001',
      'https://trusthub.twilio.com/v1/EndUsers?Page=1&PageToken=PA1',
      '',
      '/v1/EndUsers?Page=1&PageToken=PA1',
    ],
    ['http://host/base/', 'http://host/base/v1/EndUsers?Page=1', '', '/base/v1/EndUsers?Page=1'],
    ['http://host/base', 'https://trusthub.twilio.com/v1/EndUsers?Page=1', 'A=b', '/base/v1/EndUsers?Page=1&A=b'],
    // Even a foreign link stays with the server that was set.
    ['http://127.0.0.1:4001', 'https://evil.example/v1/EndUsers', '', '/v1/EndUsers'],
    [undefined, 'https://trusthub.twilio.com/v1/EndUsers', '', '/v1/EndUsers'],
    [undefined, 'https://trusthub.dublin.ie1.twilio.com/v1/EndUsers', '', '/v1/EndUsers'],
  ])('base %s, %s', (baseUrl, uri, query, target) => {
    expect(at(baseUrl).locate(uri, query).target).toBe(target);
  });

  test.each([
    'https://evil.example/v1/EndUsers',
    'https://twilio.com.evil.example/v1/EndUsers',
    'https://eviltwilio.com/v1/EndUsers',
    'http://trusthub.twilio.com/v1/EndUsers',
  ])('the credentials never go to %s', (uri) => {
    expect(() => at().locate(uri, '')).toThrow(TransportError);
  });

  test('one pool for each host', () => {
    const hosts = at();
    const pool = (uri: string) => hosts.locate(uri, '').pool;
    expect(pool('https://trusthub.twilio.com/v1/A')).toBe(pool('https://trusthub.twilio.com/v1/B'));
    expect(pool('https://trusthub.twilio.com/v1/A')).not.toBe(pool('https://api.twilio.com/v1/A'));
  });
});
