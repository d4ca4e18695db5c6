import { describe, expect, test } from 'vitest';
import { routeOf } from '../../../src/twilio/transport/call-span.js';

describe('the route of a path', () => {
  const sid = (prefix: string) => `${prefix}${'0123456789abcdef'.repeat(2)}`;
  test.each([
    ['/v1/CustomerProfiles', '/v1/CustomerProfiles'],
    [
      `/v1/CustomerProfiles/${sid('BU')}/EntityAssignments/${sid('BV')}`,
      '/v1/CustomerProfiles/{sid}/EntityAssignments/{sid}',
    ],
    [`/2010-04-01/Accounts/${sid('AC')}/Addresses.json`, '/2010-04-01/Accounts/{sid}/Addresses.json'],
    [
      `/2010-04-01/Accounts/${sid('AC')}/Addresses/${sid('AD')}.json`,
      '/2010-04-01/Accounts/{sid}/Addresses/{sid}.json',
    ],
    ['/v2/PhoneNumbers/+14155552671', '/v2/PhoneNumbers/{value}'],
    ['/v1/Things/some-unique-name/842761953', '/v1/Things/{value}/{value}'],
  ])('%s is %s', (path, route) => {
    expect(routeOf(path)).toBe(route);
  });
});
