import { ServiceError } from '../domain/errors.js';
import type { Mirror } from './mirror.js';

const off = (): Promise<never> =>
  Promise.reject(
    new ServiceError(
      'MIRROR_OFF',
      'This server keeps no copy of the account to answer this from. Set MIRROR=on, the default, and start it again.',
    ),
  );

/** Stands where the setting MIRROR is off. */
export const NO_MIRROR: Mirror = {
  isOn: false,
  status: () => Promise.resolve({ state: 'OFF', progress: 0, asOf: null, rows: 0 }),
  customersBySid: off,
  customers: off,
  customersFound: off,
  drift: off,
  written: off,
  edges: off,
  wholeEdges: off,
  secondaryProfiles: off,
  coverage: {
    ofNumbers: off,
    bundlesOf: off,
    ofCustomers: off,
    numbersOfCustomers: off,
    page: off,
    summary: off,
    changes: off,
    signing: off,
    asOf: (_accountSid, owners) => Promise.resolve(owners.map(() => null)),
    asOfAll: off,
  },
  exports: { customers: off, numbers: off },
  channels: [],
  figures: () => Promise.resolve(undefined),
  close: () => Promise.resolve(),
};
