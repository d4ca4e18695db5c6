import { beforeAll, expect } from 'vitest';
import { numberDispenser } from '../../../support/onboarding.js';
import { plan, plantNumbers, type Kind, type Secondary } from '../../../support/onboarding-kinds.js';
import { useTestApp } from '../../../support/use-test-app.js';

/** A server for the tests of a file, numbers in its account, good profiles to begin with, and the warnings of plans. */
export function usePlanWarnings() {
  const app = useTestApp();
  let primarySid: string;
  beforeAll(async () => {
    plantNumbers(app.sandbox, 40);
    const data = await app.data<{ primaryCustomerProfile: { sid: string } }>('{ primaryCustomerProfile { sid } }');
    primarySid = data.primaryCustomerProfile.sid;
  });

  /** A good secondary profile on a named primary, with changes. */
  const changed = (change: (good: Secondary) => object) => ({
    secondary: (good: Secondary) => ({ ...good, primaryCustomerProfileSid: primarySid, ...change(good) }),
  });

  /** The warnings of a plan as `field code`, and that nothing but reads went upstream. */
  const warnings = async (kind: Kind, input: object): Promise<readonly string[]> => {
    const before = app.sandbox.journal().at(-1)?.index ?? -1;
    const answer = await plan(app, kind, input);
    const requests = app.sandbox.journal({ kind: 'request' }).filter(({ index }) => index > before);
    expect(requests.filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(answer.warnings.every(({ message }) => message.length > 20)).toBe(true);
    return answer.warnings.map(({ field, likelyCode }) => `${field} ${likelyCode}`);
  };

  return { app, numbers: numberDispenser(app), changed, good: changed(() => ({})), warnings };
}
