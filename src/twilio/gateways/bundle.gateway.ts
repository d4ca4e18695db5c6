import type { BundleKind, BundleRecord, BundleStatus } from '../../domain/bundle.js';
import { BundleStatus as Status, isUnderReview, NOUN_OF_BUNDLE, parseBundleStatus } from '../../domain/bundle.js';
import { CallerError, UserErrorCode, userError } from '../../domain/errors.js';
import { isMarkedName } from '../../domain/marked-name.js';
import type { Page, PageArguments } from '../../domain/page.js';
import type { Reading } from '../../domain/reading.js';
import type { Sid } from '../../domain/sid.js';

import type { CopiedList } from '../reading/copy.js';
import { listingOf, namedIn, type Listing, type SdkCollection } from '../reading/listing.js';
import { dateOf, optionalDate, optionalText, textOf } from '../answer-values.js';
import { rejectionsOf } from '../errors/rejection-table.js';
import type { Observed } from '../reading/observer.js';
import { requireSid } from '../reading/readable-resource.js';
import { ResourceReader } from '../reading/resource-reader.js';
import type { Scope } from '../reading/scope.js';
import type { BundleChanges, BundleFilter, BundleGateway, NewBundle, PolicyGateway } from '../trust-hub.js';
import { SDK_OF_BUNDLE } from './bundle-kinds.js';

type TwilioStatus = Exclude<BundleStatus, 'unknown'>;

/** What the package answers for either kind of bundle; every value may be missing or odd. */
type SdkBundle = Readonly<
  Record<
    | 'sid'
    | 'accountSid'
    | 'policySid'
    | 'friendlyName'
    | 'status'
    | 'email'
    | 'statusCallback'
    | 'validUntil'
    | 'errors'
    | 'dateCreated'
    | 'dateUpdated',
    unknown
  >
>;

interface SdkFilter {
  readonly status?: TwilioStatus;
  readonly friendlyName?: string;
  readonly policySid?: Sid;
}

/** The package's resource, the same for customer profiles and trust products but for its name. */
interface SdkBundles extends SdkCollection<SdkFilter, SdkBundle> {
  (sid: Sid): {
    fetch(): Promise<SdkBundle>;
    update(changes: BundleChanges & { status?: TwilioStatus }): Promise<SdkBundle>;
    remove(): Promise<boolean>;
  };
  create(bundle: NewBundle): Promise<SdkBundle>;
}

/** What another gateway of the scope has to do with a bundle. */
export interface BundleNeighbours {
  readonly policies: Pick<PolicyGateway, 'sidOf'>;
  /** Supporting documents move with the review of their bundle. */
  readonly onSubmitted: (sid: Sid) => Promise<void>;
  /** The bundle may be a provisional copy, which is also read elsewhere. */
  readonly onWritten: () => Promise<void>;
}

/** Customer profiles (who a business is) or trust products (what it wants to be trusted with). */
export class TwilioBundleGateway implements BundleGateway {
  private readonly noun: string;
  private readonly reader: ResourceReader<Sid, BundleRecord>;

  constructor(
    private readonly scope: Scope,
    readonly kind: BundleKind,
    private readonly neighbours: BundleNeighbours,
  ) {
    this.noun = NOUN_OF_BUNDLE[kind];
    this.reader = new ResourceReader<Sid, BundleRecord>(scope, {
      noun: this.noun,
      prefix: 'BU',
      observedAs: kind,
      fetch: async (sid) => this.toRecord(await this.bundles(sid).fetch()),
      sidsOf: (sid) => [sid],
      keyOf: ({ sid }) => sid,
      collectionOf: () => this.listed({}),
      isSettled: ({ status }) => !isUnderReview(status),
    });
  }

  load(sid: Sid): Reading<BundleRecord | null> {
    return this.reader.load(sid);
  }

  async page(filter: BundleFilter, page: PageArguments): Promise<Page<BundleRecord>> {
    const { friendlyName, ...rest } = filter;
    const isByTwilio = friendlyName === undefined || isMarkedName(friendlyName);
    const listing = await (isByTwilio ? this.listing(filter) : this.named(friendlyName, rest));
    return listing ? this.reader.page(listing, page) : { edges: [], hasNextPage: false, hasPreviousPage: false };
  }

  async list(filter: BundleFilter): Promise<readonly BundleRecord[]> {
    const listing = await this.listing(filter);
    return listing ? this.reader.list(listing) : [];
  }

  async create(bundle: NewBundle): Promise<BundleRecord> {
    requireSid(bundle.policySid, 'RN');
    return this.reader.write(async () => this.toRecord(await this.bundles.create({ ...bundle })));
  }

  async update(sid: Sid, changes: BundleChanges): Promise<BundleRecord> {
    requireSid(sid, 'BU');
    return this.written(
      this.reader.write(async () => this.toRecord(await this.bundles(sid).update({ ...changes })), undefined, sid),
    );
  }

  async submit(sid: Sid, statusCallback?: string): Promise<BundleRecord> {
    requireSid(sid, 'BU');
    const submitted = await this.written(
      this.reader.write(
        async () =>
          // The only status that a caller may set; all others are Twilio's (TRUSTHUB section 4).
          this.toRecord(await this.bundles(sid).update({ status: Status.PENDING_REVIEW, statusCallback })),
        undefined,
        sid,
      ),
    );
    await this.neighbours.onSubmitted(sid);
    return submitted;
  }

  async delete(sid: Sid): Promise<void> {
    requireSid(sid, 'BU');
    return this.written(this.reader.delete(sid, () => this.bundles(sid).remove()));
  }

  /** After a write elsewhere that made or changed one. */
  forget(): Promise<void> {
    return this.reader.forget();
  }

  private async written<Result>(write: Promise<Result>): Promise<Result> {
    try {
      return await write;
    } finally {
      await this.neighbours.onWritten();
    }
  }

  private get bundles(): SdkBundles {
    return SDK_OF_BUNDLE[this.kind].bundles(this.scope.client.trusthub.v1);
  }

  /** Null for a filter that matches nothing: a policy that is not of the kind asked for. */
  private async listing(filter: BundleFilter): Promise<Listing<BundleRecord> | null> {
    const { status, friendlyName, kind } = filter;
    if (status === Status.UNKNOWN) {
      throw new CallerError(
        userError(UserErrorCode.INVALID_INPUT, 'Twilio can only be asked for a status that it has.', {
          path: ['status'],
        }),
      );
    }
    const ofKind = kind === undefined ? undefined : await this.neighbours.policies.sidOf(kind);
    if (ofKind !== undefined && filter.policySid !== undefined && filter.policySid !== ofKind) return null;
    return this.listed({ status, friendlyName, policySid: filter.policySid ?? ofKind });
  }

  private async named(name: string, filter: BundleFilter): Promise<Listing<BundleRecord> | null> {
    const all = await this.listing(filter);
    return all && namedIn(all, name, (listing) => this.reader.list(listing));
  }

  private listed(filter: SdkFilter): Listing<BundleRecord> {
    const { noun } = this;
    const listing = listingOf(
      { noun },
      noun,
      filter,
      () => this.bundles,
      (row) => this.toRecord(row),
    );
    return { ...listing, copied: this.copied(filter) };
  }

  /** Twilio compares names exactly. */
  private copied({ status, policySid, friendlyName: name }: SdkFilter): CopiedList {
    const accepts = (item: Observed) => 'friendlyName' in item && item.friendlyName === name;
    return {
      kind: this.kind,
      ...(status !== undefined && { status }),
      ...(policySid !== undefined && { policySid }),
      ...(name !== undefined && { name, accepts }),
    };
  }

  private toRecord(bundle: SdkBundle): BundleRecord {
    const rawStatus = textOf(bundle.status);
    return {
      bundleKind: this.kind,
      sid: textOf(bundle.sid),
      accountSid: textOf(bundle.accountSid),
      policySid: textOf(bundle.policySid),
      friendlyName: textOf(bundle.friendlyName),
      email: optionalText(bundle.email),
      status: parseBundleStatus(rawStatus),
      rawStatus,
      statusCallback: optionalText(bundle.statusCallback),
      validUntil: optionalDate(bundle.validUntil),
      rejections: rejectionsOf(bundle.errors, parseBundleStatus(rawStatus) === Status.TWILIO_REJECTED),
      createdAt: dateOf(bundle.dateCreated),
      updatedAt: dateOf(bundle.dateUpdated),
    };
  }
}
