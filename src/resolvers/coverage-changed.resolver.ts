import { GraphQLError, responsePathAsArray, type GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Resolver, Root, Subscription } from 'type-graphql';
import type { CoverageChangeRecord } from '../domain/coverage.js';
import { CallerError, userError, UserErrorCode } from '../domain/errors.js';
import { describeSid, isSid, type Sid } from '../domain/sid.js';
import { IncomingPhoneNumber } from '../schema/incoming-phone-number.type.js';
import { SidScalar } from '../schema/sid.scalar.js';
import type { ResolverContext } from './context.js';
import { NO_REQUEST } from './cost.js';
import { loadNumber } from './customer-coverage.resolver.js';
import { unknownNumber } from './incoming-phone-number.resolver.js';

function subscribe(customerSid: Sid | null | undefined, { mirror, account, signal }: ResolverContext) {
  if (customerSid != null && !isSid(customerSid, 'BU')) {
    const message = `Give a SID of the form ${describeSid('BU')}.`;
    throw new CallerError(userError(UserErrorCode.INVALID_INPUT, message, { path: ['customerSid'] }));
  }
  return mirror.coverage.changes(account.sid, customerSid ?? undefined, signal);
}

@Resolver()
export class CoverageChangedResolver {
  @Subscription(() => IncomingPhoneNumber, {
    complexity: NO_REQUEST,
    description:
      "A phone number whose coverage has changed, each time that it does: what it gains by its trust products, as this server's copy of the account knows it. A number that changes several times before it is sent comes once, as it is then; one that no account has any more is shown by its SID alone, with an error beside it.",
    subscribe: ({ args, context }) =>
      subscribe((args as { customerSid?: Sid | null }).customerSid, context as ResolverContext),
  })
  async coverageChanged(
    @Root() change: CoverageChangeRecord,
    @Arg('customerSid', () => SidScalar, {
      nullable: true,
      description:
        'Only of the numbers on the profile of this customer or on its products, up to the change that takes a number off; left out, of all.',
    })
    customerSid: Sid | undefined,
    @Ctx() context: ResolverContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    void customerSid;
    const number = await loadNumber(change, context);
    if (number !== null) return number;
    const { phoneNumberSid: sid } = change;
    const message = `${sid} is in no account any more that this server may read: it was released or moved elsewhere.`;
    const originalError = new CallerError(userError(UserErrorCode.NOT_FOUND, message, { resourceSid: sid }));
    const path = responsePathAsArray(info.path);
    context.partial.push(new GraphQLError(message, { nodes: info.fieldNodes, path, originalError }));
    return unknownNumber(sid, context.account.sid);
  }
}
