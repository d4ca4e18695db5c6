import { room } from '../fault.js';

/** What is done with a customer that exists, beside its numbers. */
export const ONBOARDING_LATER = room('onboarding-later', {
  files: {
    planned: 'src/onboarding/steps/planned-deletions.ts',
    survey: 'src/onboarding/steps/customer-survey.ts',
    deletion: 'src/onboarding/steps/delete-resources.step.ts',
    take: 'src/onboarding/steps/take-phone-numbers.step.ts',
  },
  tests: { leaving: 'test/onboarding/later/offboarding.test.ts' },
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
  ],
});
