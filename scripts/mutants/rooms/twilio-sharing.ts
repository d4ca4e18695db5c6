import { room } from '../fault.js';

/** What the reads of one account share, and for how long. */
export const TWILIO_SHARING = room('twilio-sharing', {
  files: {
    flights: 'src/twilio/reading/flights.ts',
    scopeLoader: 'src/twilio/reading/scope-loader.ts',
    sharedReads: 'src/twilio/reading/shared-reads.ts',
    sharedResource: 'src/twilio/reading/shared-resource.ts',
  },
  tests: {
    scopeLoader: 'test/twilio/reading/scope-loader.test.ts',
    longLists: 'test/twilio/reading/long-lists.test.ts',
    shared: 'test/resolvers/shared.test.ts',
    sharedReads: 'test/twilio/reading/shared-reads.test.ts',
  },
  faults: [
    {
      what: 'rows that are kept late overwrite what was written meanwhile',
      in: 'sharedResource',
      from: 'if (before !== this.stamp()) break;',
      to: '',
      by: ['longLists'],
    },
    {
      what: 'a read that a write has overtaken is kept in its scope',
      in: 'scopeLoader',
      from: 'if (era === this.era) this.prime(key, value);',
      to: 'this.prime(key, value);',
      by: ['scopeLoader'],
    },
    {
      what: 'a scope that bypasses the cache uses what is kept',
      in: 'sharedReads',
      from: 'const kept = fresh || signal?.aborted === true ?',
      to: 'const kept = fresh && signal?.aborted === true ?',
      by: ['sharedReads', 'shared'],
    },
    {
      what: 'a write leaves the lists of other scopes as they were',
      in: 'sharedResource',
      from: 'if (collection !== null) reads.outdate(listOf(collection));',
      to: '',
      by: ['shared'],
    },
    {
      what: 'a read that a write overtook is kept',
      in: 'sharedReads',
      from: 'for (const name of names) stamp += this.versions.get(name) ?? 0;',
      to: 'for (const name of names) stamp += 0 * name.length;',
      by: ['sharedReads'],
    },
    {
      what: 'an answer from before a write takes the place of what was written',
      in: 'sharedReads',
      from: 'if (this.hasNewer(key, stamp)) return;',
      to: '',
      by: ['sharedReads'],
    },
    {
      what: 'one who gives up takes the call of the others along',
      in: 'flights',
      from: 'if (flight.waiting === 0) {',
      to: 'if (flight.waiting >= 0) {',
      by: ['sharedReads'],
    },
    {
      what: 'a fresh read joins one in progress',
      in: 'sharedReads',
      from: 'const joined = fresh ? undefined : this.flights.to(place);',
      to: 'const joined = this.flights.to(place);',
      by: ['sharedReads'],
    },
    {
      what: 'what is asked for shortly before its end is renewed each time',
      in: 'sharedReads',
      from: 'source.isRenewed = true;',
      to: '',
      by: ['sharedReads'],
    },
    {
      what: 'what is renewed is paid by whoever read it first',
      in: 'sharedReads',
      from: 'if (this.flights.to(place) === undefined) this.begin(place, budget, source);',
      to: 'if (this.flights.to(place) === undefined) this.begin(place, undefined, source);',
      by: ['sharedReads'],
    },
    {
      what: 'what is out of date fills memory',
      in: 'sharedReads',
      from: 'this.clearing.kept();',
      to: '',
      by: ['sharedReads'],
    },
  ],
});
