import { room } from '../fault.js';

/** Operations on the numbers of a customer that exists. */
export const ONBOARDING_NUMBERS = room('onboarding-numbers', {
  files: {
    cancel: 'src/onboarding/runs/cancel.ts',
    returning: 'src/onboarding/steps/return-phone-numbers.step.ts',
    put: 'src/onboarding/steps/put-phone-numbers.step.ts',
    recipe: 'src/onboarding/recipes/phone-numbers.steps.ts',
    take: 'src/onboarding/steps/take-phone-numbers.step.ts',
    work: 'src/onboarding/steps/number-work.ts',
  },
  tests: { numbers: 'test/onboarding/numbers/phone-numbers.test.ts' },
  faults: [
    {
      what: 'a move that is cancelled without deletion leaves its numbers half-way',
      in: 'cancel',
      from: 'deleteCreated || isTakenBackAnyhow(kind)',
      to: 'deleteCreated || (isTakenBackAnyhow(kind) && deleteCreated)',
      by: ['numbers'],
    },
    {
      what: 'numbers that could not be put back are noted as being back',
      in: 'returning',
      from: 'const back = ours.filter(({ phoneNumberSid }) => !left.has(phoneNumberSid));',
      to: 'const back = ours;',
      by: ['numbers'],
    },
    {
      what: 'what was sent is not noted before, so that what a lost answer has done counts as there already',
      in: 'put',
      from: "return { phoneNumberSid, outcome: 'NOT_TRIED', sent: true };",
      to: "return { phoneNumberSid, outcome: 'NOT_TRIED', sent: false };",
      by: ['numbers'],
    },
    {
      what: 'a number that the profile was refused is tried on the products all the same',
      in: 'put',
      from: 'const wanted = input.phoneNumberSids.filter((sid) => !held.has(sid));',
      to: 'const wanted = input.phoneNumberSids;',
      by: ['numbers'],
    },
    {
      what: 'a number that a product keeps is taken off the profile',
      in: 'take',
      from: 'const sids = concerned.filter((sid) => there.has(sid) && !kept.has(sid));',
      to: 'const sids = concerned.filter((sid) => there.has(sid));',
      by: ['numbers'],
    },
    {
      what: 'the wanted numbers are taken off too',
      in: 'take',
      from: '? [...new Set([...before.keys(), ...there.keys()])].filter((sid) => !given.has(sid))',
      to: '? [...new Set([...before.keys(), ...there.keys()])]',
      by: ['numbers'],
    },
    {
      what: 'a number that is refused stops the others',
      in: 'work',
      from: 'if (!(error instanceof CallerError)) {',
      to: 'if (error instanceof Error) {',
      by: ['numbers'],
    },
    {
      what: 'numbers are taken from a customer before it is known that there is another',
      in: 'recipe',
      from: 'after: [...step.after, NEW_CUSTOMER]',
      to: 'after: step.after',
      by: ['numbers'],
    },
  ],
});
