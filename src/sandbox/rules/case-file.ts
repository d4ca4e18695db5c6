import type { Address } from '../entities/address.js';
import type { Bundle } from '../entities/bundle.js';
import type { EndUser } from '../entities/end-user.js';
import { addressSids } from '../entities/supporting-document.js';
import type { World } from '../world.js';
import { attachedTo } from './attached.js';

/** What a reviewer reads: the bundle's own contents, and for a product also those of the profiles it stands on. */
export class CaseFile {
  private readonly endUsers: readonly EndUser[];
  private readonly ownUsers: readonly EndUser[];
  private readonly addressSids: readonly string[];

  constructor(
    private readonly world: World,
    readonly bundle: Bundle,
  ) {
    const own = attachedTo(world, bundle.sid);
    // A secondary profile is not judged by its primary, which was approved long ago.
    const profiles = bundle.kind === 'customer-profile' ? [] : own.bundles.map((one) => attachedTo(world, one.sid));
    this.ownUsers = own.endUsers;
    this.endUsers = [own, ...profiles].flatMap((attached) => attached.endUsers);
    const documents = [own, ...profiles].flatMap((attached) => attached.documents);
    this.addressSids = documents.flatMap((document) => addressSids(document.attributes));
  }

  /** A field of the business information; empty where there is none. */
  business(field: string): string {
    return text(
      this.endUsers.find((user) => user.type === 'customer_profile_business_information'),
      field,
    );
  }

  /** A field of the bundle's own end users. */
  own(field: string): string {
    return text(
      this.ownUsers.find((user) => field in user.attributes),
      field,
    );
  }

  representatives(which: '1' | '2' | 'any'): readonly EndUser[] {
    return this.endUsers.filter((user) => {
      const number = /^authorized_representative_([12])$/.exec(user.type)?.[1];
      return number !== undefined && (which === 'any' || which === number);
    });
  }

  addresses(): readonly Address[] {
    return this.addressSids.flatMap((sid) => this.world.tables.addresses.get(sid) ?? []);
  }

  /** The host of the website, with or without a scheme before it (S2's sample has none). */
  websiteHost(): string {
    const url = this.business('website_url').trim();
    const absolute = /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `https://${url}`;
    return URL.canParse(absolute) ? new URL(absolute).hostname : '';
  }
}

function text(user: EndUser | undefined, field: string): string {
  const value = user?.attributes[field];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
