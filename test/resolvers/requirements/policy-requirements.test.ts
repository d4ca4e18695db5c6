import { describe, expect, test } from 'vitest';
import { PolicyRequirementsDocument } from '../../operations/generated/graphql.js';
import { FRESH, useWorkshop, type BundleKind } from './support/workshop.js';

interface FormField {
  readonly machineName: string;
  readonly optional: boolean;
  readonly requiredWhen: { readonly field: string; readonly value: string } | null;
  readonly acceptedValues: readonly string[];
}
interface Alternative {
  readonly typeName: string;
  readonly policyKind: string | null;
  readonly fields: readonly FormField[];
  readonly endUserType: { readonly fields: readonly { readonly machineName: string }[] } | null;
  readonly supportingDocumentType: { readonly machineName: string } | null;
}
interface PolicyAnswer {
  readonly sid: string;
  readonly requirements: unknown;
  readonly typedRequirements: readonly {
    readonly kind: string;
    readonly name: string;
    readonly optional: boolean;
    readonly alternatives: readonly Alternative[];
  }[];
}

const { app, workshop, supporting } = useWorkshop();

async function policyOf(kind: string): Promise<PolicyAnswer> {
  const { data, errors } = await app.execute<{ policy: PolicyAnswer }>(
    PolicyRequirementsDocument.toString(),
    { kind },
    FRESH,
  );
  expect(errors).toBeUndefined();
  return data!.policy;
}
const fieldsOf = ({ typedRequirements }: PolicyAnswer, name: string) =>
  typedRequirements.find((one) => one.name === name)?.alternatives[0]?.fields ?? [];

/** What a person would put into a form that knows nothing but the fields. */
function filledIn(fields: readonly FormField[], choice: Readonly<Record<string, string>>) {
  const values: Record<string, string> = {};
  for (const { machineName, optional, requiredWhen, acceptedValues } of fields) {
    const wanted = requiredWhen !== null && choice[requiredWhen.field] === requiredWhen.value;
    if (optional && !wanted) continue;
    values[machineName] = choice[machineName] ?? acceptedValues[0] ?? 'Something';
  }
  return values;
}

/** Makes a bundle of a policy with nothing but what the policy says, and has Trust Hub check it. */
async function madeByForm(kind: string, bundle: BundleKind, choice: Readonly<Record<string, string>>, under: string) {
  const { sid: policySid, typedRequirements } = await policyOf(kind);
  const sid = await workshop.bundle(bundle, policySid);
  for (const { kind: thing, optional, alternatives } of typedRequirements) {
    const [first] = alternatives;
    if (optional || first === undefined) continue;
    const values = () => filledIn(first.fields, choice);
    if (thing === 'END_USER') await workshop.attach(bundle, sid, await workshop.endUser(first.typeName, values()));
    if (thing === 'SUPPORTING_DOCUMENT') {
      const attributes = { ...values(), address_sids: await workshop.address() };
      await workshop.attach(bundle, sid, await workshop.document(first.typeName, attributes));
    }
    if (thing === 'CUSTOMER_PROFILE') await workshop.attach(bundle, sid, supporting[under] ?? '');
  }
  return workshop.evaluate(bundle, sid);
}

describe('what a policy asks for', () => {
  test('is there field by field before any bundle is, with the types, for one list of each', async () => {
    app.sandbox.clearJournal();
    const policy = await policyOf('SECONDARY_CUSTOMER_PROFILE_BUSINESS');
    expect(
      app.sandbox
        .journal()
        .map(({ method, path }) => `${method} ${path}`)
        .sort(),
    ).toEqual(['GET /v1/EndUserTypes', 'GET /v1/Policies', 'GET /v1/SupportingDocumentTypes']);
    expect(policy.requirements).toMatchObject({ supporting_trust_products: [] });
    expect(policy.typedRequirements).toMatchObject([
      { kind: 'END_USER', name: 'customer_profile_business_information', optional: false },
      { kind: 'END_USER', name: 'authorized_representative_1', optional: false },
      { kind: 'END_USER', name: 'authorized_representative_2', optional: true },
      {
        kind: 'SUPPORTING_DOCUMENT',
        name: 'customer_profile_address',
        description: 'Customer Profile HQ Physical Address',
        alternatives: [
          { endUserType: null, policyKind: null, supportingDocumentType: { machineName: 'customer_profile_address' } },
        ],
      },
      {
        kind: 'CUSTOMER_PROFILE',
        name: 'primary_customer_profile',
        alternatives: [{ policyKind: 'PRIMARY_CUSTOMER_PROFILE_BUSINESS', endUserType: null, fields: [] }],
      },
    ]);
    const fields = fieldsOf(policy, 'customer_profile_business_information');
    const one = (name: string) => fields.find(({ machineName }) => machineName === name);
    expect(one('business_name')).toEqual({
      machineName: 'business_name',
      optional: false,
      requiredWhen: null,
      acceptedValues: [],
    });
    expect(one('business_type')?.acceptedValues).toContain('Non-profit Corporation');
    expect(one('business_type')?.acceptedValues).not.toContain('Non-profit');
    expect(one('business_industry')?.acceptedValues).toHaveLength(31);
    expect(one('social_media_profile_urls')?.optional).toBe(true);
    expect(one('business_registration_identifier_other')).toMatchObject({
      optional: true,
      requiredWhen: { field: 'business_registration_identifier', value: 'Other' },
    });
    // Every field that the form asks for is one that the type knows.
    for (const { endUserType, fields: asked } of policy.typedRequirements.flatMap(({ alternatives }) => alternatives)) {
      const known = endUserType?.fields.map(({ machineName }) => machineName);
      if (known) expect(known).toEqual(expect.arrayContaining(asked.map(({ machineName }) => machineName)));
    }
  });

  test('alternatives are one requirement, each with the kind of bundle that it means', async () => {
    const voice = await policyOf('VOICE_INTEGRITY');
    expect(voice.typedRequirements.find(({ kind }) => kind === 'CUSTOMER_PROFILE')?.alternatives).toMatchObject([
      { policyKind: 'SECONDARY_CUSTOMER_PROFILE_BUSINESS' },
      { policyKind: 'PRIMARY_CUSTOMER_PROFILE_BUSINESS' },
    ]);
    expect(fieldsOf(voice, 'voice_integrity_information')[0]?.acceptedValues).toHaveLength(45);
    const sole = await policyOf('SOLE_PROPRIETOR_A2P');
    expect(sole.typedRequirements.at(-1)?.alternatives).toMatchObject([
      { policyKind: 'STARTER_CUSTOMER_PROFILE' },
      { policyKind: 'UNKNOWN' },
    ]);
    const starter = await policyOf('STARTER_CUSTOMER_PROFILE');
    const proof = starter.typedRequirements.find(({ kind }) => kind === 'SUPPORTING_DOCUMENT');
    expect(proof?.alternatives.map(({ typeName }) => typeName)).toEqual([
      'customer_profile_address',
      'starter_customer_profile_address',
    ]);
  });

  test.each<[string, BundleKind, Readonly<Record<string, string>>, string]>([
    ['SECONDARY_CUSTOMER_PROFILE_BUSINESS', 'CustomerProfile', {}, 'primary'],
    [
      'SECONDARY_CUSTOMER_PROFILE_BUSINESS',
      'CustomerProfile',
      { business_registration_identifier: 'Other' },
      'primary',
    ],
    ['VOICE_INTEGRITY', 'TrustProduct', {}, 'approvedSecondary'],
    ['A2P_MESSAGING_LOCAL_BUSINESS', 'TrustProduct', { company_type: 'private' }, 'approvedSecondary'],
    ['A2P_MESSAGING_LOCAL_BUSINESS', 'TrustProduct', { company_type: 'public' }, 'approvedSecondary'],
  ])('is enough to fill in a form that passes: %s as a %s with %j', async (kind, bundle, choice, under) => {
    expect(await madeByForm(kind, bundle, choice, under)).toMatchObject({ status: 'COMPLIANT' });
  });
});
