import {
  parseSupportingDocumentStatus,
  SupportingDocumentStatus,
  type SupportingDocumentRecord,
} from '../../domain/supporting-document.js';

import { TwilioAttributedGateway } from './attributed.gateway.js';
import { dateOf, objectOf, optionalText, textOf } from '../answer-values.js';
import type { Scope } from '../reading/scope.js';

type SdkDocument = Readonly<
  Record<
    | 'sid'
    | 'accountSid'
    | 'friendlyName'
    | 'type'
    | 'status'
    | 'mimeType'
    | 'attributes'
    | 'dateCreated'
    | 'dateUpdated',
    unknown
  >
>;

/** Supporting documents: what carries an address, or proves something. */
export function createSupportingDocumentGateway(
  scope: Scope,
): TwilioAttributedGateway<SdkDocument, SupportingDocumentRecord> {
  return new TwilioAttributedGateway<SdkDocument, SupportingDocumentRecord>(scope, {
    noun: 'supporting document',
    prefix: 'RD',
    observedAs: 'SupportingDocument',
    items: ({ client }) => client.trusthub.v1.supportingDocuments,
    toRecord,
    isSettled: ({ status }) => status !== SupportingDocumentStatus.PENDING_REVIEW,
  });
}

function toRecord(document: SdkDocument): SupportingDocumentRecord {
  return {
    sid: textOf(document.sid),
    accountSid: textOf(document.accountSid),
    friendlyName: textOf(document.friendlyName),
    type: textOf(document.type),
    status: parseSupportingDocumentStatus(textOf(document.status)),
    mimeType: optionalText(document.mimeType),
    attributes: objectOf(document.attributes),
    createdAt: dateOf(document.dateCreated),
    updatedAt: dateOf(document.dateUpdated),
  };
}
