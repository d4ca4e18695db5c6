import { room } from '../fault.js';

/** Trust Hub through the twilio package: what is read and written. */
export const TWILIO_READING = room('twilio-reading', {
  files: {
    answerValues: 'src/twilio/answer-values.ts',
    batchReader: 'src/twilio/reading/batch-reader.ts',
    bundle: 'src/twilio/gateways/bundle.gateway.ts',
    listOrFetch: 'src/twilio/reading/list-or-fetch.ts',
    pageAnswer: 'src/twilio/reading/page-answer.ts',
    paging: 'src/twilio/reading/paging.ts',
    readable: 'src/twilio/reading/readable-resource.ts',
    resourceReader: 'src/twilio/reading/resource-reader.ts',
    elsewhere: 'src/twilio/gateways/subaccount-numbers.ts',
    tokens: 'src/twilio/reading/subaccount-tokens.ts',
  },
  tests: {
    subaccountNumbers: 'test/resolvers/subaccount-numbers.test.ts',
    httpClient: 'test/twilio/transport/http-client.test.ts',
    listOrFetch: 'test/twilio/reading/list-or-fetch.test.ts',
    loaderWrites: 'test/twilio/reading/writes.test.ts',
    loaders: 'test/twilio/reading/loaders.test.ts',
    mapping: 'test/twilio/gateways/mapping.test.ts',
    oddPages: 'test/twilio/reading/odd-pages.test.ts',
    paging: 'test/twilio/reading/paging.test.ts',
    refusedSubaccounts: 'test/twilio/reading/refused-subaccounts.test.ts',
    rotation: 'test/twilio/reading/token-rotation.test.ts',
    shared: 'test/resolvers/shared.test.ts',
    subaccounts: 'test/twilio/reading/subaccounts.test.ts',
  },
  faults: [
    {
      what: 'a row of a list keeps the names that Twilio gives',
      in: 'pageAnswer',
      from: 'named[packageNameOf(name)] = row[name]',
      to: 'named[name] = row[name]',
      by: ['oddPages'],
    },
    {
      what: 'a time without a zone is read as local time',
      in: 'answerValues',
      from: 'new Date(WITHOUT_ZONE.test(text) ? `${text}Z` : text)',
      to: 'new Date(text.replace(/^(.{19})$/, `$1-05:00`))',
      by: ['oddPages'],
    },
    {
      what: 'what is no page of rows is an empty page',
      in: 'pageAnswer',
      from: 'if (!Array.isArray(rows) || !rows.every(isObject)) throw unreadable();',
      to: 'if (!Array.isArray(rows) || !rows.every(isObject)) return { rows: [], nextPageUrl: "" };',
      by: ['oddPages'],
    },
    {
      what: 'a page with too few items is a whole page',
      in: 'paging',
      from: 'if (page === undefined || (page.next !== null && page.items.length < first)) return undefined;',
      to: 'if (page === undefined) return undefined;',
      by: ['oddPages', 'paging'],
    },
    {
      what: 'two cursors of a list share a page in a scope',
      in: 'resourceReader',
      from: "`${page.first} ${page.after ?? ''} ${listing.binding}`",
      to: '`${page.first} ${listing.binding}`',
      by: ['loaders'],
    },
    {
      what: 'a deletion whose answer is lost is not forgotten',
      in: 'resourceReader',
      from: `      await answered(this.resource, call);
      this.note(key, null);
      await this.showDeleted(key);
      await settled?.();
    } catch (error) {
      this.forgetKept();`,
      to: `      await answered(this.resource, call);
      this.note(key, null);
      await this.showDeleted(key);
      await settled?.();
    } catch (error) {`,
      by: ['loaderWrites'],
    },
    {
      what: 'a scope forgets for itself alone',
      in: 'resourceReader',
      from: `    this.batches.forget();
    this.shared.forget();`,
      to: '    this.batches.forget();',
      by: ['loaderWrites', 'shared'],
    },
    {
      what: 'a write leaves the lists of its scope as they were',
      in: 'resourceReader',
      from: `    this.forgetLists();
    this.records.replace(key, item);`,
      to: '    this.records.replace(key, item);',
      by: ['loaderWrites'],
    },
    {
      what: 'the SID of a bundle in a path is not checked',
      in: 'readable',
      from: "isSid(sid, at === sids.length - 1 ? resource.prefix : 'BU')",
      to: 'at < sids.length - 1 || isSid(sid, resource.prefix)',
      by: ['loaders'],
    },
    {
      what: 'a bundle under review is kept for other scopes',
      in: 'bundle',
      from: 'isSettled: ({ status }) => !isUnderReview(status),',
      to: '',
      by: ['shared'],
    },
    {
      what: 'a submission leaves the documents as they were',
      in: 'bundle',
      from: 'await this.neighbours.onSubmitted(sid);',
      to: '',
      by: ['loaderWrites'],
    },
    {
      what: 'two things are fetched rather than listed',
      in: 'listOrFetch',
      from: 'known: 2, unknown: 3',
      to: 'known: 3, unknown: 3',
      by: ['listOrFetch'],
    },
    {
      what: 'what a complete list lacks is fetched all the same',
      in: 'batchReader',
      from: 'for (const key of wanted) found.set(key, null);',
      to: 'for (const key of wanted) found.delete(key);',
      by: ['subaccountNumbers'],
    },
    {
      what: 'a subaccount that Twilio does not list has no numbers',
      in: 'elsewhere',
      from: 'budget.failure ??= failure;',
      to: 'budget.failure ??= error instanceof CallerError ? null : failure;',
      by: ['subaccountNumbers'],
    },
    {
      what: 'a number whose subaccount cannot be asked again is said to be unreadable without a reason',
      in: 'elsewhere',
      from: 'throw unread(owner, error);',
      to: 'throw error;',
      by: ['subaccountNumbers'],
    },
    {
      what: 'the page after the anchor begins with the anchor',
      in: 'paging',
      from: 'return { ...at, index: found + 1 };',
      to: 'return { ...at, index: found };',
      by: ['paging', 'oddPages'],
    },
    {
      what: 'a row that was removed moves the place by one',
      in: 'paging',
      from: 'Math.max(0, place.index - 1)',
      to: 'place.index',
      by: ['paging', 'oddPages'],
    },
    {
      what: 'the last cursor of a page leads to the page before',
      in: 'paging',
      from: 'if (last && at.page.next !== null) return',
      to: 'if (!last && at.page.next !== null) return',
      by: ['paging', 'oddPages'],
    },
    {
      what: 'links in a circle are followed for ever',
      in: 'paging',
      from: 'if (seen.has(key)) throw unreadable();',
      to: '',
      by: ['httpClient'],
    },
    {
      what: 'a date that cannot be read is handed on',
      in: 'answerValues',
      from: 'return date === null || Number.isNaN(date.getTime()) ? null : date;',
      to: 'return date;',
      by: ['mapping'],
    },
    {
      what: 'the token of an account that is not a subaccount of ours is used',
      in: 'tokens',
      from: 'account.ownerAccountSid === mainAccountSid && !isSameSid(accountSid, mainAccountSid)',
      to: '!isSameSid(accountSid, mainAccountSid)',
      by: ['refusedSubaccounts'],
    },
    {
      what: 'the tokens of all subaccounts are one',
      in: 'tokens',
      from: 'return this.reads.placeOf([accountSid], accountSid);',
      to: "return this.reads.placeOf([accountSid], 'token');",
      by: ['subaccounts', 'rotation'],
    },
  ],
});
