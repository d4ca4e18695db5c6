import type { BundleItem, Contents, Item } from './contents.js';
import { dispatch } from '../http/dispatch.js';
import { CUSTOMER_PROFILE, TRUST_PRODUCT } from '../entities/bundle.js';
import type { BundleKind, BundleStatus } from '../entities/bundle.js';
import { POLICY } from '../entities/policies.js';
import { TwilioError } from '../http/errors.js';
import type { Router } from '../http/router.js';
import { giveVerdict } from '../rules/reviewer.js';
import { seedAccounts } from '../seed.js';
import type { World } from '../world.js';

/** SIDs by the names that the contents give them. */
export type References = Readonly<Record<string, string>>;

/**
 * Adds contents by the same operations that a client would call, so that they obey the same rules and a refusal has
 * Twilio's code. Either all of the items are made or none; accounts stay. No status callback is sent.
 */
export function seedContents(world: World, router: Router, contents: Contents, firstAccount: string): References {
  seedAccounts(world, contents.accounts);
  const accountSid = contents.accountSid ?? contents.accounts[0]?.sid ?? firstAccount;
  const seeder = new Seeder(world, router, accountSid);
  const api = `/2010-04-01/Accounts/${accountSid}`;
  seeder.items('addresses', contents.addresses, `${api}/Addresses.json`);
  seeder.items('phoneNumbers', contents.phoneNumbers, `${api}/IncomingPhoneNumbers.json`);
  seeder.items('endUsers', contents.endUsers, '/v1/EndUsers');
  seeder.items('supportingDocuments', contents.supportingDocuments, '/v1/SupportingDocuments');
  seeder.bundles('customerProfiles', contents.customerProfiles, CUSTOMER_PROFILE);
  seeder.bundles('trustProducts', contents.trustProducts, TRUST_PRODUCT);
  world.commitQuietly();
  world.store.forgetHistory();
  return seeder.references();
}

/** Statuses that the caller of Twilio's API cannot set. */
const VERDICTS: Readonly<Partial<Record<BundleStatus, 'approved' | 'rejected' | 'in-review'>>> = {
  'in-review': 'in-review',
  'twilio-approved': 'approved',
  'twilio-rejected': 'rejected',
};

class Seeder {
  private readonly sids = new Map<string, string>();
  private readonly authorization: string;

  constructor(
    private readonly world: World,
    private readonly router: Router,
    accountSid: string,
  ) {
    const account = world.tables.accounts.get(accountSid);
    if (account === undefined) throw new TwilioError(400, 20404, `accountSid: there is no account ${accountSid}`);
    this.authorization = `Basic ${Buffer.from(`${accountSid}:${account.authToken}`).toString('base64')}`;
    const primary = [accountSid, account.ownerAccountSid]
      .map((sid) => world.tables.bundles.list('policy', sid, 'customer-profile', POLICY.primary).first())
      .find((profile) => profile !== undefined);
    if (primary !== undefined) this.sids.set('primary', primary.sid);
  }

  references(): References {
    return Object.fromEntries(this.sids);
  }

  items(list: string, items: readonly Item[], path: string): void {
    items.forEach((item, at) => this.create(`${list}[${at}]`, item, path));
  }

  bundles(list: string, items: readonly BundleItem[], kind: BundleKind): void {
    items.forEach((item, at) => {
      const place = `${list}[${at}]`;
      const path = `/v1/${kind.collection}`;
      for (const sid of this.create(place, item, path)) this.fill(place, item, sid, `${path}/${sid}`);
    });
  }

  private fill(place: string, item: BundleItem, sid: string, path: string): void {
    for (const entity of item.entities)
      this.post(`${place}.entities`, `${path}/EntityAssignments`, { ObjectSid: this.resolve(place, entity) });
    for (const number of item.numbers) {
      const fields = { ChannelEndpointType: 'phone-number', ChannelEndpointSid: this.resolve(place, number) };
      this.post(`${place}.numbers`, `${path}/ChannelEndpointAssignments`, fields);
    }
    if (item.status === 'pending-review') this.post(`${place}.status`, path, { Status: item.status });
    const verdict = item.status && VERDICTS[item.status];
    const bundle = this.world.tables.bundles.get(sid);
    if (verdict !== undefined && bundle !== undefined) giveVerdict(this.world, bundle, verdict, item.codes);
  }

  /** The SIDs of an item and its copies. */
  private create(place: string, item: Item, path: string): readonly string[] {
    const form: Record<string, string> = {};
    for (const [name, value] of Object.entries(item.parameters)) {
      const resolved = this.resolve(place, value);
      form[name.charAt(0).toUpperCase() + name.slice(1)] =
        typeof resolved === 'string' ? resolved : JSON.stringify(resolved);
    }
    const name = form['FriendlyName'];
    const sids: string[] = [];
    for (let copy = 1; copy <= item.copies; copy += 1) {
      if (item.copies > 1 && name !== undefined) form['FriendlyName'] = `${name} ${copy}`;
      sids.push(this.post(place, path, form));
    }
    if (item.ref !== undefined) {
      if (this.sids.has(item.ref)) throw this.refused(place, 20001, `the name $${item.ref} is taken`);
      this.sids.set(item.ref, sids[0] ?? '');
    }
    return sids;
  }

  private post(place: string, path: string, form: Readonly<Record<string, string>>): string {
    const body = new URLSearchParams(form).toString();
    const contentType = 'application/x-www-form-urlencoded';
    const { authorization } = this;
    const asked = { method: 'POST', path, query: '', authorization, contentType, body };
    // Seeded contents count as existing already, so they may include primary profiles.
    const done = this.world.byConsole(() => dispatch(this.world, this.router, asked));
    const { sid, code, message } = (done.body ?? {}) as { sid?: string; code?: number; message?: string };
    if (done.status >= 300) throw this.refused(place, code ?? 20001, message ?? '');
    return sid ?? '';
  }

  /** A value with its references replaced by SIDs, as deep as they are. */
  private resolve<T>(place: string, value: T): T;
  private resolve(place: string, value: unknown): unknown {
    if (typeof value === 'string' && value.startsWith('$')) {
      const sid = this.sids.get(value.slice(1));
      if (sid === undefined) throw this.refused(place, 20404, `${value} is not the name of anything above`);
      return sid;
    }
    if (Array.isArray(value)) return value.map((one: unknown) => this.resolve(place, one));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, this.resolve<unknown>(place, one)]));
  }

  private refused(place: string, code: number, message: string): TwilioError {
    this.world.abandon();
    return new TwilioError(400, code, `${place}: ${message}`);
  }
}
