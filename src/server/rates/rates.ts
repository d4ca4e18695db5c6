import type { Limits } from '../../config.js';
import { AddressRates } from './address-rates.js';
import { CallerRates } from './caller-rates.js';

/** Rates of requests: of each caller, and of each address before it is known who calls. */
export interface Rates {
  readonly callers: CallerRates;
  readonly addresses: AddressRates;
  /** This many processes answer callers: each gives its part. */
  share(processes: number): void;
}

export function createRates(limits: Limits): Rates {
  const callers = new CallerRates(limits);
  const addresses = new AddressRates(limits.addresses);
  return {
    callers,
    addresses,
    share: (processes) => {
      callers.share(processes);
      addresses.share(processes);
    },
  };
}
