import { room } from '../fault.js';

/** Plans, and what is made of many rows at a time. */
export const ONBOARDING_BATCHES = room('onboarding-batches', {
  files: {
    batchesStore: 'src/onboarding/storage/batches.store.ts',
    planInput: 'src/onboarding/plan/input-warnings.ts',
    planNumbers: 'src/onboarding/plan/numbers.ts',
    startBatch: 'src/onboarding/batches/start.ts',
    checkedBatch: 'src/resolvers/checked-batch.ts',
  },
  tests: {
    many: 'test/onboarding/batches/many.test.ts',
    manyInvalid: 'test/onboarding/batches/invalid-rows.test.ts',
    planAccount: 'test/onboarding/plan/account-warnings.test.ts',
    planInput: 'test/onboarding/plan/input-warnings.test.ts',
    plans: 'test/onboarding/plan/plans.test.ts',
  },
  faults: [
    {
      what: 'one batch may make two things of a customer',
      in: 'startBatch',
      from: 'ONE_CUSTOMER_EACH.has(kind) ? customerProfileSid : undefined',
      to: 'ONE_CUSTOMER_EACH.size === 0 ? customerProfileSid : undefined',
      by: ['many'],
    },
    {
      what: 'what does not follow from one field alone is not checked in the rows of a batch',
      in: 'checkedBatch',
      from: 'ofRows.get(at) ?? laterFindings(input)',
      to: 'ofRows.get(at) ?? laterFindings(input).slice(0, 0)',
      by: ['many'],
    },
    {
      what: 'a plan does not look for numbers on other profiles',
      in: 'planNumbers',
      from: 'onOtherProfiles(trustHub, input),\n',
      to: '[],\n',
      by: ['plans', 'planAccount'],
    },
    {
      what: 'a plan warns of numbers on the very profile that is named',
      in: 'planNumbers',
      from: 'profiles.filter(({ sid }) => sid !== customerProfile.existingSid)',
      to: 'profiles.filter(({ sid }) => sid !== undefined)',
      by: ['plans', 'planAccount'],
    },
    {
      what: 'a plan warns of the approval that the run waits for',
      in: 'planInput',
      from: 'bundles: early ? [stands] : []',
      to: 'bundles: [stands]',
      by: ['plans', 'planInput'],
    },
    {
      what: 'a batch takes a number twice',
      in: 'startBatch',
      from: 'for (const sid of phoneNumberSids) numbers.set(sid, at);',
      to: '',
      by: ['many', 'manyInvalid'],
    },
    {
      what: 'an invalid row refuses the batch that is to leave it out',
      in: 'startBatch',
      from: "if (onInvalid === 'REFUSE_ALL') refuseInvalid(",
      to: 'refuseInvalid(',
      by: ['manyInvalid'],
    },
    {
      what: 'a batch that is repeated with fewer rows is the same',
      in: 'batchesStore',
      from: 'batch?.kind !== kind || batch.total !== rows.length',
      to: 'batch?.kind !== kind',
      by: ['many'],
    },
    {
      what: 'a number that is taken from two customers refuses the batch',
      in: 'startBatch',
      from: "const phoneNumberSids = kind === 'REMOVE_PHONE_NUMBERS' ? [] : given;",
      to: 'const phoneNumberSids = given;',
      by: ['many'],
    },
    {
      what: 'a large batch holds up the small one that comes after it',
      in: 'startBatch',
      from: 'priority: position + 1,',
      to: 'priority: 1,',
      by: ['many'],
    },
  ],
});
