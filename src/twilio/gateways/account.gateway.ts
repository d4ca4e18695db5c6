import { AccountStatus, parseAccountStatus, parseAccountType, type AccountDetails } from '../../domain/account.js';
import { CallerError, UserErrorCode, userError } from '../../domain/errors.js';
import type { Page, PageArguments } from '../../domain/page.js';
import type { Reading } from '../../domain/reading.js';
import type { Sid } from '../../domain/sid.js';

import { listingOf, type Listing } from '../reading/listing.js';
import { dateOf, optionalText, textOf } from '../answer-values.js';
import { ResourceReader } from '../reading/resource-reader.js';
import type { Scope } from '../reading/scope.js';
import type { AccountFilter, AccountGateway } from '../trust-hub.js';

type SdkAccount = Readonly<
  Record<'sid' | 'ownerAccountSid' | 'friendlyName' | 'status' | 'type' | 'dateCreated', unknown>
>;
interface SdkFilter {
  readonly friendlyName?: string;
  readonly status?: Exclude<AccountStatus, 'unknown'>;
}

const SUBJECT = { noun: 'account' };

/** The account itself and, where it is a main account, its subaccounts (API 2010). Their auth tokens stay behind. */
export class TwilioAccountGateway implements AccountGateway {
  private readonly reader: ResourceReader<Sid, AccountDetails>;

  constructor(private readonly scope: Scope) {
    this.reader = new ResourceReader<Sid, AccountDetails>(scope, {
      ...SUBJECT,
      prefix: 'AC',
      fetch: async (sid) => toDetails(await this.accounts(sid).fetch()),
      sidsOf: (sid) => [sid],
      keyOf: ({ sid }) => sid,
      collectionOf: () => this.listing({}),
    });
  }

  load(sid: Sid): Reading<AccountDetails | null> {
    return this.reader.load(sid);
  }

  async page({ friendlyName, status }: AccountFilter, page: PageArguments): Promise<Page<AccountDetails>> {
    if (status === AccountStatus.UNKNOWN) {
      const message = 'Twilio can only be asked for a status that it has.';
      throw new CallerError(userError(UserErrorCode.INVALID_INPUT, message, { path: ['status'] }));
    }
    return this.reader.page(this.listing({ friendlyName, status }), page);
  }

  /** The subaccounts that are not closed; none where this is a subaccount itself. */
  async subaccountSids(): Promise<readonly Sid[]> {
    if (!this.scope.isMain) return [];
    const all = await this.reader.list(this.listing({}));
    const { accountSid } = this.scope;
    return all.filter(({ sid, status }) => sid !== accountSid && status !== AccountStatus.CLOSED).map(({ sid }) => sid);
  }

  async createSubaccount(friendlyName: string): Promise<AccountDetails> {
    if (!this.scope.isMain) {
      const message = 'Only the main account can have subaccounts: leave x-account-sid out.';
      throw new CallerError(userError(UserErrorCode.INVALID_INPUT, message));
    }
    return this.reader.write(async () => toDetails(await this.accounts.create({ friendlyName })));
  }

  private get accounts() {
    return this.scope.client.api.v2010.accounts;
  }

  private listing(filter: SdkFilter): Listing<AccountDetails> {
    return listingOf(SUBJECT, 'accounts', filter, () => this.accounts, toDetails);
  }
}

function toDetails(account: SdkAccount): AccountDetails {
  return {
    sid: textOf(account.sid),
    ownerAccountSid: textOf(account.ownerAccountSid),
    friendlyName: optionalText(account.friendlyName),
    status: parseAccountStatus(textOf(account.status)),
    type: parseAccountType(textOf(account.type)),
    createdAt: dateOf(account.dateCreated),
  };
}
