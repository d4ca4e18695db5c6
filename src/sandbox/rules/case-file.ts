import type { Bundle } from '../entities/bundle.js';
import { addressSids } from '../entities/rows.js';
import type { EndUser } from '../entities/rows.js';
import type { Prefill } from '../entities/inquiry.js';
import type { World } from '../world.js';
import { attachedTo } from './attached.js';

/** Where a business is, as far as reviews depend on it. */
export interface Place {
  readonly street: string;
  readonly postalCode: string;
  readonly isoCountry: string;
}

/** What the hosted forms call the fields of the business information; they differ from one another. */
const PREFILLED: Readonly<Record<string, readonly string[]>> = {
  business_registration_number: ['BusinessRegistrationNumber'],
  business_name: ['BusinessLegalName', 'BusinessName'],
  website_url: ['BusinessWebsiteUrl', 'BusinessWebsite'],
};

/**
 * What a reviewer reads: the bundle's own contents, for a product also those of the profiles it stands on, for a
 * registration what was filled in beforehand.
 */
export class CaseFile {
  private readonly endUsers: readonly EndUser[];
  private readonly ownUsers: readonly EndUser[];
  private readonly addressSids: readonly string[];
  private readonly prefill: Prefill;

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
    this.prefill = world.tables.inquiries.list('bundle', bundle.sid).first()?.prefill ?? {};
  }

  /** A field of the business information; empty where there is none. */
  business(field: string): string {
    const user = this.endUsers.find((one) => one.type === 'customer_profile_business_information');
    return user === undefined ? this.filledIn(...(PREFILLED[field] ?? [])) : text(user, field);
  }

  /** A field of the bundle's own end users. */
  own(field: string): string {
    return text(
      this.ownUsers.find((user) => field in user.attributes),
      field,
    );
  }

  /** Authorized representatives; the one person of a starter profile counts as the first. */
  representatives(which: '1' | '2' | 'any'): readonly EndUser[] {
    return this.endUsers.filter((user) => {
      const starter = user.type === 'starter_customer_profile_information' ? '1' : undefined;
      const number = starter ?? /^authorized_representative_([12])$/.exec(user.type)?.[1];
      return number !== undefined && (which === 'any' || which === number);
    });
  }

  places(): readonly Place[] {
    const form: Place = {
      street: this.filledIn('AddressStreet', 'BusinessStreetAddress'),
      postalCode: this.filledIn('AddressPostalCode', 'BusinessPostalCode'),
      isoCountry: this.filledIn('AddressCountryCode', 'BusinessCountry'),
    };
    const addresses = this.addressSids.flatMap((sid) => this.world.tables.addresses.get(sid) ?? []);
    return form.street === '' && form.postalCode === '' ? addresses : [...addresses, form];
  }

  /** The host of the website, with or without a scheme before it (S2's sample has none). */
  websiteHost(): string {
    const url = this.business('website_url').trim();
    const absolute = /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `https://${url}`;
    return URL.canParse(absolute) ? new URL(absolute).hostname : '';
  }

  private filledIn(...names: readonly string[]): string {
    const value = names.map((name) => this.prefill[name]).find((one) => one !== undefined);
    return typeof value === 'string' ? value : '';
  }
}

function text(user: EndUser | undefined, field: string): string {
  const value = user?.attributes[field];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
