import type { EndUserRecord } from '../../domain/end-user.js';

import { TwilioAttributedGateway } from './attributed.gateway.js';
import { dateOf, objectOf, textOf } from '../answer-values.js';
import type { Scope } from '../reading/scope.js';

type SdkEndUser = Readonly<
  Record<'sid' | 'accountSid' | 'friendlyName' | 'type' | 'attributes' | 'dateCreated' | 'dateUpdated', unknown>
>;

/** End users: the business, its representatives, and what a product asks to know about it. */
export function createEndUserGateway(scope: Scope): TwilioAttributedGateway<SdkEndUser, EndUserRecord> {
  return new TwilioAttributedGateway<SdkEndUser, EndUserRecord>(scope, {
    noun: 'end user',
    prefix: 'IT',
    observedAs: 'EndUser',
    items: ({ client }) => client.trusthub.v1.endUsers,
    toRecord,
  });
}

function toRecord(endUser: SdkEndUser): EndUserRecord {
  return {
    sid: textOf(endUser.sid),
    accountSid: textOf(endUser.accountSid),
    friendlyName: textOf(endUser.friendlyName),
    type: textOf(endUser.type),
    attributes: objectOf(endUser.attributes),
    createdAt: dateOf(endUser.dateCreated),
    updatedAt: dateOf(endUser.dateUpdated),
  };
}
