import { beforeEach, describe, expect, test } from 'vitest';
import type { BundleRef } from '../../../src/domain/bundle.js';
import type { TrustHub } from '../../../src/twilio/index.js';
import { SECONDARY } from '../../support/reference-contents.js';
import { endUser, useSandboxTwilio } from '../support/sandbox-twilio.js';

const twilio = useSandboxTwilio();
let hub: TrustHub;
let bundle: BundleRef;
beforeEach(async () => ({ hub, bundle } = await twilio.scopeWithProfile()));

describe('a write is seen by the reads that follow in its scope', () => {
  test('create, update, delete of a bundle', async () => {
    expect(await hub.customerProfiles.list({ friendlyName: 'Q' })).toEqual([]);
    const made = await hub.customerProfiles.create({ friendlyName: 'Q', email: 'a@b.example', policySid: SECONDARY });
    expect(await hub.customerProfiles.list({ friendlyName: 'Q' })).toHaveLength(1);
    await hub.customerProfiles.update(made.sid, { friendlyName: 'R' });
    twilio.calls();
    expect(await hub.customerProfiles.load(made.sid)).toMatchObject({ friendlyName: 'R' });
    await hub.customerProfiles.delete(made.sid);
    expect(await hub.customerProfiles.load(made.sid)).toBeNull();
    expect(twilio.calls()).toEqual([`DELETE ${made.sid}`]);
  });

  test('assignments and evaluations', async () => {
    const user = await hub.endUsers.create(endUser('One'));
    expect(await hub.entityAssignments.list(bundle)).toEqual([]);
    const assignment = await hub.entityAssignments.create(bundle, user.sid);
    expect((await hub.entityAssignments.list(bundle)).map((one) => one.objectSid)).toEqual([user.sid]);
    await hub.entityAssignments.delete(bundle, assignment.sid);
    expect(await hub.entityAssignments.list(bundle)).toEqual([]);
    expect(await hub.evaluations.latest(bundle)).toBeNull();
    const evaluation = await hub.evaluations.create(bundle, SECONDARY);
    expect(await hub.evaluations.latest(bundle)).toMatchObject({ sid: evaluation.sid, status: 'noncompliant' });
  });

  test('attributes are replaced, and a submission moves the documents', async () => {
    const user = await hub.endUsers.create(endUser('One'));
    await hub.endUsers.update(user.sid, { attributes: { cnam_display_name: 'Two' } });
    expect(await hub.endUsers.load(user.sid)).toMatchObject({ attributes: { cnam_display_name: 'Two' } });
    const document = await hub.supportingDocuments.create({
      friendlyName: 'D',
      type: 'customer_profile_address',
      attributes: {},
    });
    await hub.entityAssignments.create(bundle, document.sid);
    expect(await hub.supportingDocuments.load(document.sid)).toMatchObject({ status: 'draft' });
    const submitted = await hub.customerProfiles.submit(bundle.sid);
    // Nothing else is attached: the sandbox rejects it there and then.
    expect(submitted).toMatchObject({ status: 'twilio-rejected' });
    expect(submitted.rejections.map(({ code }) => code)).toContain(22214);
    expect(await hub.supportingDocuments.load(document.sid)).toMatchObject({ status: 'rejected' });
  });

  test('a write without a good answer makes the scope forget what it knew', async () => {
    await hub.customerProfiles.load(bundle.sid);
    twilio.control.fault({ effect: 'drop', afterCommit: true, method: 'POST' });
    await expect(hub.customerProfiles.update(bundle.sid, { friendlyName: 'New' })).rejects.toMatchObject({
      notProcessed: false,
    });
    expect(await hub.customerProfiles.load(bundle.sid)).toMatchObject({ friendlyName: 'New' });
  });

  test('a deletion whose answer is lost makes every scope forget', async () => {
    const scopes = [hub, twilio.open({ cached: true })];
    for (const scope of scopes) {
      expect(await scope.customerProfiles.load(bundle.sid)).not.toBeNull();
      expect(await scope.customerProfiles.list({ friendlyName: 'P' })).toHaveLength(1);
    }
    // Carried out, and then nobody answers: not the call that did it, and no try after it.
    twilio.control.fault({ effect: 'drop', afterCommit: true, method: 'DELETE' });
    twilio.control.fault({ effect: 'drop', method: 'DELETE', count: 2 });
    await expect(hub.customerProfiles.delete(bundle.sid)).rejects.toMatchObject({ notProcessed: false });
    for (const scope of [hub, twilio.open({ cached: true })]) {
      expect(await scope.customerProfiles.load(bundle.sid)).toBeNull();
      expect(await scope.customerProfiles.list({ friendlyName: 'P' })).toEqual([]);
    }
  });
});
