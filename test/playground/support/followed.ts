import { expect } from 'vitest';
import { contentsWith } from '../../mirror/coverage/support.js';
import { inputFor, onboardKind } from '../../support/onboarding-kinds.js';
import type { TestApp } from '../../support/start-app.js';

/** Something happens that a subscription of the examples follows, by the subscription's name. */
export async function doWhatIsFollowed(app: TestApp, subscription: string): Promise<void> {
  if (subscription === 'Watch2_StatusChanged') await startAnother(app);
  if (subscription === 'CoverageChanged') coverAnother(app);
}

/** A customer whose profile changes its status while somebody watches. */
async function startAnother(app: TestApp): Promise<void> {
  const kind = 'SECONDARY_CUSTOMER_PROFILE';
  const { phoneNumberSids: _none, ...input } = inputFor(kind, [], { secondary: (good) => good });
  expect((await onboardKind(app, kind, input)).userErrors).toEqual([]);
}

let numbers = 0;
let coveredAt = -Infinity;
/** A number on a product, which somebody else has made at Twilio; one in two seconds. */
function coverAnother(app: TestApp): void {
  if (performance.now() < coveredAt + 2_000) return;
  coveredAt = performance.now();
  const [profile, product] = [
    { ref: 'profile', numbers: ['$one'] },
    { ref: 'product', entities: ['$profile'] },
  ];
  const products = [{ ...product, policy: 'VOICE_INTEGRITY' as const, numbers: ['$one'] }];
  app.sandbox.seed(contentsWith(['one'], [profile], products, (numbers += 1)));
}
