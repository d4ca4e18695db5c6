import { SANDBOX_ACCOUNT_SID, SANDBOX_AUTH_TOKEN } from '../src/sandbox/index.js';
import { clientFor } from '../test/sandbox/support/twilio-client.js';
import { PROFILES } from '../test/support/reference-contents.js';
import { ENTITIES, NUMBERS, upperCase, type Profile } from './readers.js';

/** Carries out tasks: one after another, or all at once. */
export type Gather = <const Tasks extends readonly (() => Promise<unknown>)[]>(
  tasks: Tasks,
) => Promise<{ -readonly [Key in keyof Tasks]: Awaited<ReturnType<Tasks[Key]>> }>;

export const inSequence: Gather = async (tasks) => {
  const results: unknown[] = [];
  for (const task of tasks) results.push(await task());
  return results as never;
};

export const atOnce: Gather = async (tasks) => (await Promise.all(tasks.map((task) => task()))) as never;

/** What the reference query reads, as a program would with the twilio package and nothing else. */
export async function readWithTwilio(sandboxUrl: string, gather: Gather): Promise<readonly Profile[]> {
  const client = clientFor(sandboxUrl, SANDBOX_ACCOUNT_SID, SANDBOX_AUTH_TOKEN);
  const { customerProfiles, policies, endUsers, supportingDocuments } = client.trusthub.v1;
  const entityOf = async (sid: string) => {
    if (!sid.startsWith('IT')) return { sid, type: (await supportingDocuments(sid).fetch()).type };
    const { type, attributes } = (await endUsers(sid).fetch()) as { type: string; attributes: object };
    return { sid, type, attributes };
  };
  const profiles = await customerProfiles.list({ limit: PROFILES });
  return gather(
    profiles.map(({ sid, friendlyName, status, policySid }) => async (): Promise<Profile> => {
      const of = customerProfiles(sid);
      const [policy, entities, numbers, [evaluation]] = await gather([
        () => policies(policySid).fetch(),
        async () => {
          const assignments = await of.customerProfilesEntityAssignments.list({ limit: ENTITIES });
          return gather(
            assignments.map(
              ({ objectSid }) =>
                () =>
                  entityOf(objectSid),
            ),
          );
        },
        async () => {
          const assignments = await of.customerProfilesChannelEndpointAssignment.list({ limit: NUMBERS });
          return gather(assignments.map((one) => () => client.incomingPhoneNumbers(one.channelEndpointSid).fetch()));
        },
        () => of.customerProfilesEvaluations.list({ limit: 1 }),
      ]);
      return {
        ...{ sid, friendlyName, status: upperCase(status), policy: policy.friendlyName },
        ...{ entities, numbers: numbers.map(({ phoneNumber }) => phoneNumber) },
        evaluation: evaluation === undefined ? null : upperCase(evaluation.status),
      };
    }),
  );
}
