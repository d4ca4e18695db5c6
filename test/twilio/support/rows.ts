import { ACCOUNT_SID, sid } from './trust-hubs.js';

/** A customer profile as Trust Hub answers it. */
export function profileRow(number = 1, over: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    sid: sid('BU', number),
    account_sid: ACCOUNT_SID,
    policy_sid: 'RNdfbf3fae0e1107f8aded0e7cead80bf5',
    friendly_name: `Profile ${number}`,
    status: 'draft',
    email: 'a@b.example',
    status_callback: null,
    valid_until: null,
    errors: null,
    date_created: '2026-01-02T03:04:05Z',
    date_updated: '2026-01-02T03:04:06Z',
    ...over,
  };
}

/** What a bundle is made of. */
export const NEW_BUNDLE = { friendlyName: 'Acme Widgets', email: 'jo@acme.example', policySid: sid('RN') };

/** The reply to the read of a profile. */
export const PROFILE = { status: 200, json: profileRow() };

/** A page of Trust Hub; the link leads to Twilio's own host, as the real ones do. */
export function metaPage(rows: readonly unknown[], nextQuery: string | null = null, key = 'results') {
  const next_page_url = nextQuery === null ? null : `https://trusthub.twilio.com/v1/CustomerProfiles?${nextQuery}`;
  return { [key]: rows, meta: { page: 0, page_size: 50, key, next_page_url } };
}

/** Twilio's error body. */
export function refusal(status: number, code: number | undefined, message: string) {
  return { status, json: { code, message, more_info: 'https://www.twilio.com/docs/errors', status } };
}
