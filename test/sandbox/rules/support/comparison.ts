import { expect } from 'vitest';
import { POLICY } from '../../support/guide.js';
import type { open } from '../../support/harness.js';
import type { Raw } from '../../support/harness.js';
import { isProfile, RulesModel } from './model.js';
import type { BundleModel, Expected, ObjectModel, Policy, Thing } from './model.js';
import { ATTRIBUTES, REVIEW_MS, type Step } from './steps.js';

type Opened = Awaited<ReturnType<typeof open>>;

/** Does each step on the sandbox and on the model, and compares. */
export class Comparison {
  private readonly model: RulesModel;
  private readonly sids = new Map<object, string>();
  private readonly numbers: string[] = [];
  private address = '';
  private done = 'the beginning';

  constructor(private readonly opened: Opened) {
    const { duplicateAssignments } = opened.sandbox.control.switches();
    this.model = new RulesModel(REVIEW_MS, duplicateAssignments === 'allowed');
  }

  /** What the sandbox is seeded with: an approved primary, told to the model as it would have come about. */
  async begin(): Promise<void> {
    const { model } = this;
    const { client } = this.opened;
    model.bundle('primary');
    const [primary] = await client.trusthub.v1.customerProfiles.list();
    const [bundle] = model.bundles;
    if (bundle === undefined) return;
    this.sids.set(bundle, primary?.sid ?? '');
    const links = await client.trusthub.v1
      .customerProfiles(primary?.sid ?? '')
      .customerProfilesEntityAssignments.list();
    for (const [at, type] of (['business', 'representative', 'address'] as const).entries()) {
      model.object(type, true);
      const object = this.objectAt(0);
      this.sids.set(object, links[at]?.objectSid ?? '');
      model.attach(bundle, object);
      this.sids.set(model.attachments[at] ?? {}, links[at]?.sid ?? '');
    }
    model.submit(bundle);
    model.advance(REVIEW_MS);
    this.numbers.push(...(await client.incomingPhoneNumbers.list({ limit: 3 })).map((number) => number.sid));
    this.address = (await client.addresses.list({ limit: 1 }))[0]?.sid ?? '';
  }

  async take(step: Step): Promise<void> {
    this.done = JSON.stringify(step);
    const { model } = this;
    switch (step.do) {
      case 'bundle':
        await this.makeBundle(step.policy);
        return step.furnished ? this.furnish(this.bundleAt(0)) : undefined;
      case 'object':
        return this.makeObject(step.type, step.complete);
      case 'furnish':
        return this.furnish(this.bundleAt(step.bundle));
      case 'attach':
        return this.attach(this.bundleAt(step.bundle), this.thingAt(step.object));
      case 'detach':
        return this.detach(step.link);
      case 'number':
        return this.addNumber(this.bundleAt(step.bundle), step.number);
      case 'remove-number':
        return this.removeNumber(step.link);
      case 'submit':
      case 'demand': {
        const bundle = this.bundleAt(step.bundle);
        const status = step.do === 'demand' ? step.status : 'pending-review';
        return this.same(model.submit(bundle, status), await this.post(this.path(bundle), { Status: status }));
      }
      case 'evaluate': {
        const bundle = this.bundleAt(step.bundle);
        const form = { PolicySid: POLICY[bundle.policy] };
        return this.same(model.evaluate(bundle), await this.post(`${this.path(bundle)}/Evaluations`, form));
      }
      case 'delete': {
        const bundle = this.bundleAt(step.bundle);
        return this.same(model.deleteBundle(bundle), await this.remove(this.path(bundle)));
      }
      case 'edit': {
        const object = this.objectAt(step.object);
        const form = { Attributes: this.attributes(object.type, step.complete) };
        return this.same(model.edit(object, step.complete), await this.post(this.objectPath(object), form));
      }
      case 'delete-object': {
        const object = this.objectAt(step.object);
        return this.same(model.deleteObject(object), await this.remove(this.objectPath(object)));
      }
      case 'verdict': {
        const bundle = this.bundleAt(step.bundle);
        const path = `/_sandbox/reviews/${this.sidOf(bundle)}`;
        const verdict = JSON.stringify({ verdict: step.verdict, codes: step.verdict === 'rejected' ? [18601] : [] });
        const answer = await this.opened.raw(path, undefined, { method: 'POST', body: verdict });
        return this.same(model.decide(bundle, step.verdict, [18601]), answer);
      }
      case 'advance':
        model.advance(step.ms);
        return this.opened.sandbox.control.clock.advance(step.ms);
    }
  }

  /** Every bundle and document is in the state that the model says. */
  async end(): Promise<void> {
    for (const bundle of this.model.bundles) {
      const { status, body } = await this.opened.raw(this.path(bundle));
      const shown =
        status === 200
          ? [body['status'], (body['errors'] as { code: number }[] | null)?.map((one) => one.code) ?? null]
          : status;
      expect(shown, `the end: ${bundle.policy}`).toEqual(bundle.gone ? 404 : [bundle.status, bundle.codes]);
    }
    for (const object of this.model.objects.filter(({ kind, gone }) => kind === 'document' && !gone))
      expect((await this.opened.raw(this.objectPath(object))).body['status']).toBe(object.status);
    const { entityAssignments, channelEndpointAssignments } = this.opened.sandbox.control.counts();
    expect([entityAssignments, channelEndpointAssignments]).toEqual([
      this.model.attachments.filter((link) => !link.gone).length,
      this.model.numbers.filter((link) => !link.gone).length,
    ]);
  }

  private async makeBundle(policy: Policy): Promise<void> {
    const expected = this.model.bundle(policy);
    const made = this.model.bundles.at(-1);
    if (made === undefined) return;
    const form = { FriendlyName: 'A', Email: 'a@b.example', PolicySid: POLICY[policy] };
    this.same(expected, await this.post(isProfile(made) ? '/v1/CustomerProfiles' : '/v1/TrustProducts', form), made);
  }

  private async makeObject(type: ObjectModel['type'], complete: boolean): Promise<void> {
    const expected = this.model.object(type, complete);
    const made = this.model.objects.at(-1);
    if (made === undefined) return;
    const Type = ATTRIBUTES[type]?.[0] ?? 'customer_profile_address';
    const form = { FriendlyName: 'A', Type, Attributes: this.attributes(type, complete) };
    this.same(expected, await this.post(type === 'address' ? '/v1/SupportingDocuments' : '/v1/EndUsers', form), made);
  }

  /** Everything that a bundle needs, or chance would hardly ever get one approved. */
  private async furnish(bundle: BundleModel): Promise<void> {
    const wanted = {
      primary: [],
      secondary: ['business', 'representative', 'address'],
      voiceIntegrity: ['calling'],
      cnam: ['caller-name'],
      shakenStir: [],
    } as const;
    for (const type of wanted[bundle.policy]) {
      const proofs = this.model.objects.filter((one) => one.type === 'address' && !one.gone);
      // Every other bundle shares its proof with another one.
      const shared = type === 'address' && this.model.bundles.length % 2 === 0 ? proofs.at(-1) : undefined;
      if (shared === undefined) await this.makeObject(type, true);
      await this.attach(bundle, shared ?? this.objectAt(0));
    }
    const profile = this.model.bundles.find((one) => one.policy === 'secondary' && !one.gone);
    await this.attach(bundle, (bundle.policy === 'secondary' ? undefined : profile) ?? this.model.bundles[0] ?? bundle);
    await this.addNumber(bundle, 0);
  }

  private async attach(bundle: BundleModel, to: Thing): Promise<void> {
    const expected = this.model.attach(bundle, to);
    const form = { ObjectSid: this.sidOf(to) };
    const made = expected.status === 201 ? this.model.attachments.at(-1) : undefined;
    this.same(expected, await this.post(`${this.path(bundle)}/EntityAssignments`, form), made);
  }

  private async detach(at: number): Promise<void> {
    const link = this.model.attachments[at % this.model.attachments.length];
    if (link === undefined) return;
    const path = `${this.path(link.bundle)}/EntityAssignments/${this.sidOf(link)}`;
    this.same(this.model.detach(link), await this.remove(path));
  }

  private async addNumber(bundle: BundleModel, at: number): Promise<void> {
    const expected = this.model.addNumber(bundle, at);
    const form = { ChannelEndpointType: 'phone-number', ChannelEndpointSid: this.numbers[at] ?? '' };
    const made = expected.status === 201 ? this.model.numbers.at(-1) : undefined;
    this.same(expected, await this.post(`${this.path(bundle)}/ChannelEndpointAssignments`, form), made);
  }

  private async removeNumber(at: number): Promise<void> {
    const link = this.model.numbers[at % this.model.numbers.length];
    if (link === undefined) return;
    const path = `${this.path(link.bundle)}/ChannelEndpointAssignments/${this.sidOf(link)}`;
    this.same(this.model.removeNumber(link), await this.remove(path));
  }

  private same(expected: Expected, { status, body }: Raw, made?: object): void {
    const shown = {
      status,
      ...(expected.code !== undefined && { code: body['code'] }),
      ...(expected.says !== undefined && { says: body['status'] }),
    };
    expect(shown, `${this.done}: ${JSON.stringify(body['message'])}`).toEqual(expected);
    if (made !== undefined) this.sids.set(made, String(body['sid']));
  }

  private attributes(type: ObjectModel['type'], complete: boolean): string {
    if (type === 'address') return JSON.stringify({ address_sids: complete ? this.address : `AD${'0'.repeat(32)}` });
    const [, fields = {}] = ATTRIBUTES[type] ?? [];
    const [first = ''] = Object.keys(fields);
    return JSON.stringify(complete ? fields : { ...fields, [first]: '' });
  }

  private path(bundle: BundleModel): string {
    return `/v1/${isProfile(bundle) ? 'CustomerProfiles' : 'TrustProducts'}/${this.sidOf(bundle)}`;
  }

  private objectPath(object: ObjectModel): string {
    return `/v1/${object.kind === 'user' ? 'EndUsers' : 'SupportingDocuments'}/${this.sidOf(object)}`;
  }

  private sidOf(thing: object): string {
    return this.sids.get(thing) ?? 'never made';
  }

  private bundleAt(at: number): BundleModel {
    return pick(this.model.bundles, at);
  }

  private objectAt(at: number): ObjectModel {
    return pick(this.model.objects, at);
  }

  private thingAt(at: number): Thing {
    return pick<Thing>([...this.model.bundles, ...this.model.objects], at);
  }

  private post(path: string, form: Record<string, string>): Promise<Raw> {
    return this.opened.raw(path, form);
  }

  private remove(path: string): Promise<Raw> {
    return this.opened.raw(path, undefined, { method: 'DELETE' });
  }
}

/** 0 is the latest. Never from none: the primary and what is on it are always there, if only deleted. */
function pick<T>(from: readonly T[], at: number): T {
  const found = from.at(-1 - (at % from.length));
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
}
