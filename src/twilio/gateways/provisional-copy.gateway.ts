import {
  isUnderReview,
  NOUN_OF_BUNDLE,
  parseBundleStatus,
  type BundleKind,
  type BundleRef,
  type ProvisionalCopyRecord,
} from '../../domain/bundle.js';
import type { Reading } from '../../domain/reading.js';

import { requireBundle, SDK_OF_BUNDLE } from './bundle-kinds.js';
import type { TwilioClient } from '../transport/client.js';
import { dateOf, optionalDate, optionalText, textOf } from '../answer-values.js';
import { ResourceReader } from '../reading/resource-reader.js';
import type { Scope } from '../reading/scope.js';
import type { ProvisionalCopyGateway } from '../trust-hub.js';

/** The copy has no `sid`: the key that names the bundle holds it (Twilio's OpenAPI description). */
type SdkCopy = Readonly<
  Record<
    | 'accountSid'
    | 'policySid'
    | 'friendlyName'
    | 'status'
    | 'email'
    | 'statusCallback'
    | 'validUntil'
    | 'dateCreated'
    | 'dateUpdated',
    unknown
  >
> & { readonly customerProfileSid?: unknown; readonly trustProductSid?: unknown };

interface SdkCopyOf {
  fetch(): Promise<SdkCopy>;
  create(): Promise<SdkCopy>;
}

/** What another gateway of the scope has to do with a copy. */
export interface CopyNeighbours {
  /** A new copy is a bundle of the same kind, with end users and documents of its own. */
  readonly onCopied: (kind: BundleKind) => Promise<void>;
}

/** The provisional copies of approved bundles: one at a time of each, found under the bundle that it copies. */
export class TwilioProvisionalCopyGateway implements ProvisionalCopyGateway {
  private readonly reader: ResourceReader<BundleRef, ProvisionalCopyRecord>;

  constructor(
    private readonly scope: Scope,
    private readonly neighbours: CopyNeighbours,
  ) {
    this.reader = new ResourceReader<BundleRef, ProvisionalCopyRecord>(scope, {
      noun: 'provisional copy',
      prefix: 'BU',
      fetch: async (original) => toRecord(original, await copyOf(scope.client, original).fetch()),
      sidsOf: ({ sid }) => [sid],
      keyOf: ({ originalRef }) => originalRef,
      collectionOf: () => null,
      isSettled: ({ status }) => !isUnderReview(status),
    });
  }

  load(original: BundleRef): Reading<ProvisionalCopyRecord | null> {
    return this.reader.load(original);
  }

  async create(original: BundleRef): Promise<ProvisionalCopyRecord> {
    requireBundle(original);
    try {
      const { accountSid, observer } = this.scope;
      const copy = await this.reader.write(
        async () => toRecord(original, await copyOf(this.scope.client, original).create()),
        { noun: NOUN_OF_BUNDLE[original.kind] },
      );
      await observer?.copied(accountSid, original.kind, copy.sid, original.sid);
      return copy;
    } finally {
      await this.neighbours.onCopied(original.kind);
    }
  }

  /** After a write to a bundle, which may be a copy. */
  forget(): Promise<void> {
    return this.reader.forget();
  }
}

function copyOf(client: TwilioClient, { kind, sid }: BundleRef): SdkCopyOf {
  return SDK_OF_BUNDLE[kind].provisionalCopy(client.trusthub.v1, sid);
}

function toRecord(original: BundleRef, copy: SdkCopy): ProvisionalCopyRecord {
  const rawStatus = textOf(copy.status);
  return {
    sid: textOf(copy[SDK_OF_BUNDLE[original.kind].sidOfCopy]),
    originalRef: original,
    accountSid: textOf(copy.accountSid),
    policySid: textOf(copy.policySid),
    friendlyName: textOf(copy.friendlyName),
    email: optionalText(copy.email),
    status: parseBundleStatus(rawStatus),
    rawStatus,
    statusCallback: optionalText(copy.statusCallback),
    validUntil: optionalDate(copy.validUntil),
    createdAt: dateOf(copy.dateCreated),
    updatedAt: dateOf(copy.dateUpdated),
  };
}
