import type { CustomerRowFragment } from '../operations/generated/graphql';
import { daysUntil, since } from '../words/times';
import type { Tone } from '../words/words';

/** What stands in the way of a customer, and what to do about it. */
export interface DueLine {
  readonly tone: Tone;
  readonly title: string;
  readonly remedy?: string;
}

const SOON_DAYS = 30;

/** The most pressing thing of a customer: what a person must do comes before what only time can. */
export function dueOf(customer: CustomerRowFragment): DueLine {
  const [rejection] = customer.rejections;
  if (rejection !== undefined) {
    const more = customer.rejections.length - 1;
    const title = `${rejection.code}: ${rejection.message}`;
    return { tone: 'bad', title: more > 0 ? `${title} (and ${more} more)` : title, remedy: rejection.remedy };
  }
  const [run] = customer.onboardings.nodes;
  if (run !== undefined && (run.status === 'ACTION_REQUIRED' || run.status === 'FAILED')) {
    const title = run.failure?.message ?? 'A run has stopped.';
    const remedy = run.failure?.nextAction ?? undefined;
    return { tone: 'bad', title, ...(remedy !== undefined && { remedy }) };
  }
  if (customer.expiresAt !== null) {
    const days = daysUntil(customer.expiresAt);
    if (days <= 0)
      return { tone: 'warn', title: 'An approval has ended', remedy: 'Change the customer, and submit it again.' };
    if (days <= SOON_DAYS)
      return { tone: 'warn', title: `An approval ends in ${days === 1 ? 'a day' : `${days} days`}` };
  }
  if (customer.waitingSince !== null) {
    return { tone: 'busy', title: `Twilio has been reviewing ${since(customer.waitingSince)}` };
  }
  if (customer.profile.status === 'DRAFT') return { tone: 'idle', title: 'Not submitted yet' };
  return { tone: 'good', title: 'Nothing to do' };
}
