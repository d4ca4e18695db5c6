import twilio from 'twilio';

/** A signed status callback, as Twilio sends one about a bundle of the account. */
export async function callback(
  publicUrl: string,
  { accountSid, authToken }: { readonly accountSid: string; readonly authToken: string },
  number: number,
): Promise<string> {
  const url = `${publicUrl}/webhooks/trust-hub/${accountSid}`;
  const form = { AccountSid: accountSid, BundleSid: `BU${String(number).padStart(32, '0')}`, Status: 'in-review' };
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'x-twilio-signature': twilio.getExpectedTwilioSignature(authToken, url, form) },
    body: new URLSearchParams(form),
  });
  await response.arrayBuffer();
  if (response.status === 204) return 'answered';
  // 502 is the balancer's: the server behind it has just died.
  return response.status === 502 || response.status === 503 ? 'not now' : `HTTP ${response.status}`;
}
