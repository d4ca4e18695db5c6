import { expect } from 'vitest';
import { voiceIntegrityInput } from '../../support/onboarding.js';
import { SECONDARY } from '../../support/reference-contents.js';
import type { TestApp } from '../../support/start-app.js';
import { evaluateBoth, plantSmallGraph, VOICE_INTEGRITY, type SmallGraph } from './small-graph.js';

/** The small graph, and things that nothing holds on to, so that they can be attached or deleted. */
export interface World extends SmallGraph {
  readonly spareUser: string;
  readonly spareDocument: string;
  readonly spareAddress: string;
  readonly spareProfile: string;
  readonly spareProduct: string;
  readonly spareNumber: string;
}

export const address = voiceIntegrityInput([]).customerProfile.secondary.address.create;
let line = 0;

function plantSpares(app: TestApp): Omit<World, keyof SmallGraph> {
  line += 1;
  const bundle = { friendlyName: 'Spare', email: 'office@acme.example' };
  return app.sandbox.seed({
    phoneNumbers: [{ ref: 'spareNumber', phoneNumber: `+1415559${String(line).padStart(4, '0')}` }],
    addresses: [{ ref: 'spareAddress', ...address }],
    endUsers: [{ ref: 'spareUser', friendlyName: 'Spare', type: 'cnam_information', attributes: {} }],
    supportingDocuments: [
      { ref: 'spareDocument', friendlyName: 'Spare', type: 'customer_profile_address', attributes: {} },
    ],
    customerProfiles: [{ ref: 'spareProfile', ...bundle, policySid: SECONDARY }],
    trustProducts: [{ ref: 'spareProduct', ...bundle, policySid: VOICE_INTEGRITY }],
  }) as unknown as Omit<World, keyof SmallGraph>;
}

/** A new world in the sandbox of a server that keeps nothing of the one before. */
export async function plantWorld(app: TestApp): Promise<World> {
  app.sandbox.reset();
  app.app.trustHubs.clear(app.accountSid);
  const graph = plantSmallGraph(app.sandbox);
  await evaluateBoth(app, graph);
  // An evaluation is told from a newer one by its second.
  await app.sandbox.clock.advance(2_000);
  return { ...graph, ...plantSpares(app) };
}

/** The mutations of a server, by their names and inputs. */
export class Mutations {
  private constructor(
    private readonly app: TestApp,
    /** The input type of each mutation, as the schema says. */
    readonly inputTypes: ReadonlyMap<string, string>,
  ) {}

  static async of(app: TestApp): Promise<Mutations> {
    interface Field {
      readonly name: string;
      readonly args: readonly { readonly type: { readonly ofType: { readonly name: string } } }[];
    }
    const data = await app.data<{ __schema: { mutationType: { fields: Field[] } } }>(
      '{ __schema { mutationType { fields { name args { type { ofType { name } } } } } } }',
    );
    const { fields } = data.__schema.mutationType;
    return new Mutations(app, new Map(fields.map(({ name, args }) => [name, args[0]?.type.ofType.name ?? ''])));
  }

  typeOf(mutation: string): string {
    return this.inputTypes.get(mutation) ?? '';
  }

  /** @throws where it does not succeed */
  async mutate(mutation: string, input: object): Promise<void> {
    const answer = await this.app.data(`mutation ($input: ${this.typeOf(mutation)}!) { ${part(mutation)} }`, { input });
    expect(JSON.stringify(answer)).not.toMatch(/"message":/);
  }
}

/** A mutation with what it reports. */
export const part = (mutation: string) =>
  `${mutation}(input: $input) { userErrors { message code }
    ${mutation.includes('PhoneNumbers') ? 'results { error { message } }' : ''} }`;
