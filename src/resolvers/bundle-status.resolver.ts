import { Arg, Resolver, Root, Subscription } from 'type-graphql';
import type { BundleRecord } from '../domain/bundle.js';
import { CallerError, userError, UserErrorCode } from '../domain/errors.js';
import { describeSid, isSid, type Sid } from '../domain/sid.js';
import { Bundle } from '../schema/bundle.interface.js';
import { SidScalar } from '../schema/sid.scalar.js';
import type { ResolverContext } from './context.js';

function subscribe(sid: Sid | null | undefined, { onboardings, account, signal }: ResolverContext) {
  if (sid != null && !isSid(sid, 'BU')) {
    const message = `Give a SID of the form ${describeSid('BU')}.`;
    throw new CallerError(userError(UserErrorCode.INVALID_INPUT, message, { path: ['sid'] }));
  }
  return onboardings.watchBundles(account.sid, sid ?? undefined, signal);
}

@Resolver()
export class BundleStatusResolver {
  @Subscription(() => Bundle, {
    description:
      'Every change of status of a customer profile or trust product of the account that this server learns of, by callback, by polling or by its own mutations.',
    subscribe: ({ args, context }) => subscribe((args as { sid?: Sid | null }).sid, context as ResolverContext),
  })
  bundleStatusChanged(
    @Root() bundle: BundleRecord,
    @Arg('sid', () => SidScalar, { nullable: true, description: 'Only of this one; left out, of all.' })
    sid?: Sid,
  ) {
    void sid;
    return bundle;
  }
}
