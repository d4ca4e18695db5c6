import { room } from '../fault.js';

/** What is done with a customer that exists, beside its numbers. */
export const ONBOARDING_LATER = room('onboarding-later', {
  files: {
    planned: 'src/onboarding/steps/planned-deletions.ts',
    survey: 'src/onboarding/steps/customer-survey.ts',
    deletion: 'src/onboarding/steps/delete-resources.step.ts',
    take: 'src/onboarding/steps/take-phone-numbers.step.ts',
    opened: 'src/onboarding/steps/open-bundle.step.ts',
    verdict: 'src/onboarding/engine/review/decisions.ts',
    address: 'src/onboarding/steps/correct-address.step.ts',
    recipe: 'src/onboarding/recipes/change-customer.steps.ts',
  },
  tests: { leaving: 'test/onboarding/later/offboarding.test.ts', changing: 'test/onboarding/later/changing.test.ts' },
  faults: [
    {
      what: 'what another customer has too is deleted with the one that leaves',
      in: 'planned',
      from: 'const other = (sharers.bundles.get(sid) ?? []).find((bundle) => !own.has(bundle.sid));',
      to: 'const other = (sharers.bundles.get(sid) ?? []).find((bundle) => own.size === 0 && !own.has(bundle.sid));',
      by: ['leaving'],
    },
    {
      what: 'an address that numbers use is deleted',
      in: 'survey',
      from: 'const numberedAddressSids = new Set(addresses.filter((_, at) => used[at]));',
      to: 'const numberedAddressSids = new Set(addresses.filter((_, at) => used[at] === undefined));',
      by: ['leaving'],
    },
    {
      what: 'a primary profile is taken apart',
      in: 'survey',
      from: 'stop: isPrimary ? PRIMARY : inUse(profileSid, own, sharers),',
      to: 'stop: isPrimary ? null : inUse(profileSid, own, sharers),',
      by: ['leaving'],
    },
    {
      what: 'what a bundle under review still needs is deleted',
      in: 'deletion',
      from: "holder !== undefined && holder.outcome !== 'DELETED' && !holder.emptied;",
      to: "holder !== undefined && holder.outcome === 'STAYS' && !holder.emptied;",
      by: ['leaving'],
    },
    {
      what: 'what is left is not tried again when the run is resumed',
      in: 'deletion',
      from: 'if (detail.reported === true)',
      to: 'if (detail.reported === undefined)',
      by: ['leaving'],
    },
    {
      what: 'the numbers of another customer come off a product that both have',
      in: 'take',
      from: 'const own = shared.sids.includes(bundle.sid) ? only(all, shared.numbers) : all;',
      to: 'const own = shared.sids.includes(bundle.sid) && all.size === 0 ? only(all, shared.numbers) : all;',
      by: ['leaving'],
    },
    {
      what: 'the copy of a cancelled change stays',
      in: 'opened',
      from: 'if (copyOf === undefined || madeCopy !== true) return;',
      to: 'if (copyOf === undefined || madeCopy === true) return;',
      by: ['changing'],
    },
    {
      what: 'an approved copy counts as deleted',
      in: 'verdict',
      from: 'return hasContents || original.updatedAt.toISOString() !== copiedAt ? original : null;',
      to: 'return hasContents && original.updatedAt.toISOString() === copiedAt ? null : null;',
      by: ['changing'],
    },
    {
      what: 'the address of the approved profile is changed itself',
      in: 'address',
      from: 'const made = detail.addressSid ??',
      to: 'const made = presentSid ?? detail.addressSid ??',
      by: ['changing'],
    },
    {
      what: 'something is opened before it is known that the customer has all of it',
      in: 'recipe',
      from: "kinds: kindsOf(bundles).join(',')",
      to: "kinds: ''",
      by: ['changing'],
    },
  ],
});
