import { parse, subscribe, type ExecutionResult } from 'graphql';
import { describe, expect, it } from 'vitest';
import { toGlobalId } from '../../src/domain/global-id.js';
import type { OnboardingInput } from '../../src/domain/onboarding-input.js';
import { buildGraphQLSchema } from '../../src/resolvers/build-schema.js';
import { ACCOUNT, contextWith, run, sid } from './in-process.js';
import { load, onboarding, profile } from './records.js';

describe('onboardings', () => {
  const input = {
    idempotencyKey: 'acme-1',
    customerProfile: { existingSid: profile.sid, secondary: null },
    trustProduct: { friendlyName: 'VI', email: 'a@b.co' },
    voiceIntegrity: { useCase: 'Telehealth', businessEmployeeCount: 1, averageBusinessDayCallVolume: 0, notes: null },
    phoneNumberSids: [sid('PN', 1)],
  };
  const source = `mutation ($input: OnboardVoiceIntegrityInput!) {
    onboardVoiceIntegrity(input: $input) {
      onboarding { status progress { completed total } customerProfile { sid } } userErrors { message path }
    }
  }`;

  it('a run is started with plain data and waited for', async () => {
    const started: OnboardingInput[] = [];
    const onboardings = {
      start: (_account: string, given: OnboardingInput) => Promise.resolve((started.push(given), onboarding())),
      untilSubmitted: load(onboarding({ status: 'WAITING_FOR_REVIEW', customerProfileSid: profile.sid })),
    };
    const context = contextWith({ onboardings, trustHub: { customerProfiles: { load: load(profile) } } });
    const { data } = await run(source, { input }, context);
    expect(data).toEqual({
      onboardVoiceIntegrity: {
        onboarding: {
          status: 'WAITING_FOR_REVIEW',
          progress: { completed: 2, total: 4 },
          customerProfile: { sid: profile.sid },
        },
        userErrors: [],
      },
    });
    expect(started).toStrictEqual([
      {
        kind: 'VOICE_INTEGRITY',
        ...input,
        customerProfile: { existingSid: profile.sid },
        voiceIntegrity: { useCase: 'Telehealth', businessEmployeeCount: 1, averageBusinessDayCallVolume: 0 },
        submission: 'AFTER_PROFILE_APPROVAL',
        wait: 'UNTIL_SUBMITTED',
      },
    ]);
    const given = started[0];
    expect(given?.kind === 'VOICE_INTEGRITY' && Object.getPrototypeOf(given.voiceIntegrity)).toBe(Object.prototype);
    // NOT_AT_ALL asks for nothing more: untilSubmitted is shut here.
    const { start } = onboardings;
    const quick = await run(
      source,
      { input: { ...input, wait: 'NOT_AT_ALL' } },
      contextWith({ onboardings: { start } }),
    );
    expect(quick.data).toMatchObject({ onboardVoiceIntegrity: { onboarding: { status: 'RUNNING' } } });
  });

  it('an id that is none cannot be resumed', async () => {
    const { data } = await run(
      'mutation { resumeOnboarding(input: { id: "x" }) { onboarding { id } userErrors { code path } } }',
    );
    expect(data).toEqual({
      resumeOnboarding: { onboarding: null, userErrors: [{ code: 'NOT_FOUND', path: ['id'] }] },
    });
  });

  const follow = (id: string, context = contextWith({})) =>
    subscribe({
      schema: buildGraphQLSchema(),
      document: parse('subscription ($id: ID!) { onboardingUpdated(id: $id) { id status } }'),
      variableValues: { id },
      contextValue: context,
    });

  it('a subscription shows each state of the run', async () => {
    async function* watch() {
      yield await Promise.resolve(onboarding());
      yield onboarding({ status: 'COMPLETED' });
    }
    const id = toGlobalId('Onboarding', ACCOUNT, 'run-1');
    const events = await follow(id, contextWith({ onboardings: { get: load(onboarding()), watch } }));
    const seen: unknown[] = [];
    for await (const event of events as AsyncIterable<ExecutionResult>) seen.push(event.data);
    expect(seen).toEqual(['RUNNING', 'COMPLETED'].map((status) => ({ onboardingUpdated: { id, status } })));
  });

  it('a subscription to a run that is not there is an error that says so', async () => {
    const id = toGlobalId('Onboarding', ACCOUNT, 'run-2');
    const unknown = await follow(id, contextWith({ onboardings: { get: load(null) } }));
    expect(unknown).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
    const foreign = await follow(toGlobalId('Onboarding', sid('AC', 9), 'run-1'));
    expect(foreign).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  });
});
