import { room } from '../fault.js';

/** Operations on the numbers of a customer that exists. */
export const ONBOARDING_NUMBERS = room('onboarding-numbers', {
  files: {
    put: 'src/onboarding/steps/put-phone-numbers.step.ts',
    recipe: 'src/onboarding/recipes/phone-numbers.steps.ts',
    take: 'src/onboarding/steps/take-phone-numbers.step.ts',
    work: 'src/onboarding/steps/number-work.ts',
  },
  tests: { numbers: 'test/onboarding/numbers/phone-numbers.test.ts' },
  faults: [
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
