import type { GraphQLOverHttp } from '../../support/graphql.js';

interface Told {
  readonly sid: string;
  readonly status: string;
}

/** A subscription to `bundleStatusChanged` whose events are kept. */
export interface Follower {
  readonly events: readonly Told[];
  stop(): void;
}

/** @param sid of the one bundle that is followed; left out, of all */
export function follow(server: GraphQLOverHttp, sid?: string): Follower {
  const events: Told[] = [];
  const source = server.subscribe<{ bundleStatusChanged: Told }>(
    'subscription ($sid: Sid) { bundleStatusChanged(sid: $sid) { sid status } }',
    { sid },
  );
  const read = async (): Promise<void> => {
    for await (const { bundleStatusChanged } of source) events.push(bundleStatusChanged);
  };
  void read().catch(() => undefined);
  // Not awaited: a generator that waits for its next event returns only after it.
  return { events, stop: () => void source.return(undefined) };
}

/** The statuses of one bundle that a follower was sent. */
export const of = (follower: Follower, sid: string): readonly string[] =>
  follower.events.filter((event) => event.sid === sid).map((event) => event.status);

/** A draft profile. */
export async function draft(server: GraphQLOverHttp, statusCallback?: string): Promise<string> {
  const { createCustomerProfile } = await server.data<{ createCustomerProfile: { customerProfile: { sid: string } } }>(
    `mutation ($url: String) { createCustomerProfile(input: { friendlyName: "Followed", email: "office@acme-dental.com",
       statusCallback: $url }) { customerProfile { sid } } }`,
    { url: statusCallback },
  );
  return createCustomerProfile.customerProfile.sid;
}

/** Submits it: its first change, because nothing is in it and Twilio rejects it at once. */
export async function submit(server: GraphQLOverHttp, sid: string): Promise<void> {
  await server.data('mutation ($sid: Sid!) { submitCustomerProfile(input: { sid: $sid }) { userErrors { code } } }', {
    sid,
  });
}
