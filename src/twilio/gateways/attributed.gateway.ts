import { mergeAttributes, type Attributes, type AttributesMode } from '../../domain/end-user.js';
import type { Page, PageArguments } from '../../domain/page.js';
import type { Reading } from '../../domain/reading.js';
import type { Sid, SidPrefix } from '../../domain/sid.js';

import { listingOf, type SdkCollection, type Listing } from '../reading/listing.js';
import type { ObservedKind } from '../reading/observer.js';
import { requireSid } from '../reading/readable-resource.js';
import { ResourceReader } from '../reading/resource-reader.js';
import type { Scope } from '../reading/scope.js';
import type { AttributedGateway } from '../trust-hub.js';

interface Changes {
  friendlyName?: string;
  attributes?: Attributes;
}

/** The package's resource; end users and supporting documents differ in what they answer only. */
export interface SdkAttributed<Instance> extends SdkCollection<object, Instance> {
  (sid: Sid): {
    fetch(): Promise<Instance>;
    update(changes: Changes): Promise<Instance>;
    remove(): Promise<boolean>;
  };
  create(item: { friendlyName: string; type: string; attributes?: Attributes }): Promise<Instance>;
}

export interface AttributedResource<Instance, Item> {
  /** Twilio's word, for sentences. */
  readonly noun: string;
  readonly prefix: SidPrefix;
  readonly observedAs?: ObservedKind;
  items(scope: Scope): SdkAttributed<Instance>;
  readonly toRecord: (instance: Instance) => Item;
  /** False for what is under review. */
  readonly isSettled?: (item: Item) => boolean;
}

interface AttributedRecord {
  readonly sid: Sid;
  readonly attributes: Attributes;
}

/** The one body of the gateways of end users and supporting documents. */
export class TwilioAttributedGateway<Instance, Item extends AttributedRecord> implements AttributedGateway<Item> {
  private readonly reader: ResourceReader<Sid, Item>;

  constructor(
    private readonly scope: Scope,
    private readonly resource: AttributedResource<Instance, Item>,
  ) {
    const { noun, prefix, observedAs, isSettled, toRecord } = resource;
    this.reader = new ResourceReader<Sid, Item>(scope, {
      noun,
      prefix,
      observedAs,
      fetch: async (sid) => toRecord(await this.items(sid).fetch()),
      sidsOf: (sid) => [sid],
      keyOf: ({ sid }) => sid,
      collectionOf: () => this.listing,
      isSettled,
    });
  }

  load(sid: Sid): Reading<Item | null> {
    return this.reader.load(sid);
  }

  page(page: PageArguments): Reading<Page<Item>> {
    return this.reader.page(this.listing, page);
  }

  lookAhead(parents: number): void {
    this.reader.lookAhead(this.listing, parents);
  }

  scan(): AsyncIterable<Item> {
    return this.reader.scan(this.listing);
  }

  create(item: { friendlyName: string; type: string; attributes?: Attributes }): Promise<Item> {
    return this.reader.write(async () => this.resource.toRecord(await this.items.create({ ...item })));
  }

  async update(sid: Sid, changes: Changes, mode: AttributesMode = 'REPLACE'): Promise<Item> {
    requireSid(sid, this.resource.prefix);
    const update = async (): Promise<Item> => {
      const whole = mode === 'MERGE' ? await this.merged(sid, changes) : changes;
      return this.resource.toRecord(await this.items(sid).update({ ...whole }));
    };
    return this.reader.write(update, { noun: this.resource.noun, resourceSid: sid });
  }

  async delete(sid: Sid): Promise<void> {
    requireSid(sid, this.resource.prefix);
    return this.reader.delete(sid, () => this.items(sid).remove());
  }

  /**
   * After a write elsewhere that changed these too.
   * @param onBundle only those that are attached to it
   */
  forget(onBundle?: Sid): Promise<void> {
    return this.reader.forget(onBundle);
  }

  /** Asks Twilio itself: what a loader or the shared reads have may be seconds old, and would be written back. */
  private async merged(sid: Sid, { attributes, ...rest }: Changes): Promise<Changes> {
    if (attributes === undefined) return rest;
    const held = this.resource.toRecord(await this.items(sid).fetch());
    return { ...rest, attributes: mergeAttributes(held.attributes, attributes) };
  }

  private get items(): SdkAttributed<Instance> {
    return this.resource.items(this.scope);
  }

  private get listing(): Listing<Item> {
    const { noun, observedAs: kind, toRecord } = this.resource;
    const listing = listingOf({ noun }, noun, {}, () => this.items, toRecord);
    return { ...listing, ...(kind !== undefined && { copied: { kind } }) };
  }
}
