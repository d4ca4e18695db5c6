import { registerEnumType } from 'type-graphql';
import { AccountStatus, AccountType } from '../domain/account.js';

registerEnumType(AccountStatus, {
  name: 'AccountStatus',
  description: 'Whether an account may be used.',
  valuesConfig: {
    ACTIVE: { description: 'In use.' },
    SUSPENDED: {
      description: 'Stopped for now, by its owner or by Twilio. Nothing can be done for it until it is active again.',
    },
    CLOSED: { description: 'Ended for good: Twilio deletes it with what it holds.' },
    UNKNOWN: { description: 'A status that this server does not know.' },
  },
});

registerEnumType(AccountType, {
  name: 'AccountType',
  description: 'Whether an account is paid for.',
  valuesConfig: {
    FULL: { description: 'A paid account.' },
    TRIAL: { description: 'A trial account: it cannot do everything that a paid one can.' },
    UNKNOWN: { description: 'A type that this server does not know.' },
  },
});

export { AccountStatus, AccountType };
