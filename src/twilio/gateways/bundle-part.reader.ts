import { NOUN_OF_BUNDLE, type BundleRef } from '../../domain/bundle.js';
import type { Page, PageArguments } from '../../domain/page.js';
import type { Reading } from '../../domain/reading.js';
import type { Sid, SidPrefix } from '../../domain/sid.js';

import type { Subject } from '../errors/error-table.js';
import type { CopiedList } from '../reading/copy.js';
import { listingOf, type SdkCollection, type Listing } from '../reading/listing.js';
import type { ObservedKind } from '../reading/observer.js';
import { requireSid } from '../reading/readable-resource.js';
import { ResourceReader } from '../reading/resource-reader.js';
import type { Scope } from '../reading/scope.js';
import { requireBundle } from './bundle-kinds.js';

/** The package's resource below one bundle. */
interface SdkParts<Instance, New, Filter> extends SdkCollection<Filter, Instance> {
  /** Evaluations cannot be removed. */
  (sid: Sid): { fetch(): Promise<Instance>; remove?(): Promise<boolean> };
  create(part: New): Promise<Instance>;
}

/** One kind of part. */
interface BundlePartResource<Instance, Item, New, Filter> {
  /** Twilio's word, for sentences. */
  readonly noun: string;
  readonly prefix: SidPrefix;
  readonly observedAs?: ObservedKind;
  /** The last part of the path in words: part of a cursor's binding and of a loader's key. */
  readonly path: string;
  parts(scope: Scope, bundle: BundleRef): SdkParts<Instance, New, Filter>;
  /** The list in the copy of the account; undefined where that can't tell which parts have what the filter asks for. */
  copied?(bundle: BundleRef, filter: Filter | undefined): CopiedList | undefined;
  readonly toRecord: (bundle: BundleRef, instance: Instance) => Item;
}

interface BundlePart {
  readonly sid: Sid;
  readonly bundleRef: BundleRef;
}

/** The key of what is only reached through its bundle. */
interface PartKey {
  readonly bundle: BundleRef;
  readonly sid: Sid;
}

/** What is only reached through its bundle: the one body of assignments of both kinds and of evaluations. */
export class BundlePartReader<Instance, Item extends BundlePart, New, Filter extends object = object> {
  private readonly reader: ResourceReader<PartKey, Item>;

  constructor(
    private readonly scope: Scope,
    private readonly resource: BundlePartResource<Instance, Item, New, Filter>,
  ) {
    this.reader = new ResourceReader<PartKey, Item>(scope, {
      noun: resource.noun,
      prefix: resource.prefix,
      observedAs: resource.observedAs,
      fetch: async ({ bundle, sid }) => resource.toRecord(bundle, await this.parts(bundle)(sid).fetch()),
      sidsOf: ({ bundle, sid }) => [bundle.sid, sid],
      keyOf: ({ bundleRef, sid }) => ({ bundle: bundleRef, sid }),
      collectionOf: ({ bundle }) => this.listing(bundle),
    });
  }

  load(bundle: BundleRef, sid: Sid): Reading<Item | null> {
    return this.reader.load({ bundle, sid });
  }

  page(bundle: BundleRef, page: PageArguments, filter?: Filter): Reading<Page<Item>> {
    return this.reader.page(this.listing(bundle, filter), page);
  }

  list(bundle: BundleRef, filter?: Filter): Reading<readonly Item[]> {
    return this.reader.list(this.listing(bundle, filter));
  }

  /** @param subject how errors name what was missing or refused */
  async create(bundle: BundleRef, part: New, subject: Subject): Promise<Item> {
    requireBundle(bundle);
    const create = async () => this.resource.toRecord(bundle, await this.parts(bundle).create(part));
    return this.reader.write(create, subject);
  }

  async delete(bundle: BundleRef, sid: Sid): Promise<void> {
    requireBundle(bundle);
    requireSid(sid, this.resource.prefix);
    return this.reader.delete({ bundle, sid }, async () => this.parts(bundle)(sid).remove?.());
  }

  /** A list that cannot be read is missing because the bundle is. */
  private listing(bundle: BundleRef, filter?: Filter): Listing<Item> {
    requireBundle(bundle);
    const { path, toRecord } = this.resource;
    const listing = listingOf(
      { noun: NOUN_OF_BUNDLE[bundle.kind] },
      `${bundle.kind}/${bundle.sid}/${path}`,
      filter ?? ({} as Filter),
      () => this.parts(bundle),
      (instance) => toRecord(bundle, instance),
    );
    return { ...listing, copied: this.resource.copied?.(bundle, filter) };
  }

  private parts(bundle: BundleRef): SdkParts<Instance, New, Filter> {
    return this.resource.parts(this.scope, bundle);
  }
}
