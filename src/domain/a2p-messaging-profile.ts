import type { Attributes } from './end-user.js';

/**
 * An evaluation refuses any other word with 22218; PRIVATE_PROFIT, which other forms of Twilio use, is one (report).
 */
export const A2pCompanyType = {
  PRIVATE: 'private',
  PUBLIC: 'public',
  NON_PROFIT: 'non-profit',
  GOVERNMENT: 'government',
} as const;
export type A2pCompanyType = (typeof A2pCompanyType)[keyof typeof A2pCompanyType];

/** What carriers of the US ask about a business that sends application messages. */
export interface A2pMessagingProfileInformation {
  readonly companyType: A2pCompanyType;
  /** Only of a public company, which must give it; the same holds for the ticker. */
  readonly stockExchange?: string;
  readonly stockTicker?: string;
  /** A public company must give it: its brand is verified through it. */
  readonly brandContactEmail?: string;
}

/** Without what is not given: Twilio does not accept a stock exchange for companies that are on none. */
export function toA2pMessagingProfileAttributes(information: A2pMessagingProfileInformation): Attributes {
  const { companyType, stockExchange, stockTicker, brandContactEmail } = information;
  return {
    company_type: companyType,
    ...(stockExchange !== undefined && { stock_exchange: stockExchange }),
    ...(stockTicker !== undefined && { stock_ticker: stockTicker }),
    ...(brandContactEmail !== undefined && { brand_contact_email: brandContactEmail }),
  };
}
