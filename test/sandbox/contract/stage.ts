import type { open } from '../support/harness.js';
import * as guide from '../support/guide.js';

/** A sandbox, and short ways to bring things about in it. */
export class Stage {
  readonly client: Awaited<ReturnType<typeof open>>['client'];
  readonly account: string;

  constructor(readonly given: Awaited<ReturnType<typeof open>>) {
    this.client = given.client;
    this.account = given.sandbox.accountSid;
  }

  primary(): Promise<string> {
    return guide.primaryOf(this.client);
  }

  profile(): Promise<string> {
    return guide.draftProfile(this.client);
  }

  approvedProfile(): Promise<string> {
    return guide.approvedProfile(this.client);
  }

  async product(): Promise<string> {
    return guide.draftProduct(this.client, await this.approvedProfile());
  }

  async approvedProduct(): Promise<string> {
    const sid = await this.product();
    await guide.submitProduct(this.client, sid);
    return sid;
  }

  async number(): Promise<string> {
    return (await guide.numbersOf(this.client, 1))[0] ?? '';
  }

  /** A profile with two numbers, and the SID of the first assignment. */
  async profileWithNumbers() {
    const [one = '', two = ''] = await guide.numbersOf(this.client, 2);
    const profile = await this.profile();
    const assignment = await guide.addNumber(this.client, profile, one);
    await guide.addNumber(this.client, profile, two);
    return { profile, assignment, number: one };
  }

  /** The same of a product. */
  async productWithNumbers() {
    const [one = '', two = ''] = await guide.numbersOf(this.client, 2);
    const profile = await this.approvedProfile();
    await guide.addNumber(this.client, profile, one);
    await guide.addNumber(this.client, profile, two);
    const product = await guide.draftProduct(this.client, profile);
    const assignment = await guide.addProductNumber(this.client, product, one);
    await guide.addProductNumber(this.client, product, two);
    return { profile, product, assignment, number: one };
  }

  async endUser(): Promise<string> {
    const user = { friendlyName: 'Calling name', type: 'cnam_information', attributes: { cnam_display_name: 'Acme' } };
    return (await this.client.trusthub.v1.endUsers.create(user)).sid;
  }

  async document(): Promise<string> {
    const document = { friendlyName: 'Office', type: 'customer_profile_address', attributes: {} };
    return (await this.client.trusthub.v1.supportingDocuments.create(document)).sid;
  }

  async address(): Promise<string> {
    const place = { street: '1 Main St', city: 'Springfield', region: 'IL', postalCode: '62701', isoCountry: 'US' };
    return (await this.client.addresses.create({ customerName: 'Acme', friendlyName: 'Office', ...place })).sid;
  }

  async tollfreeNumber(): Promise<string> {
    const phoneNumber = '+18885550100';
    await this.client.incomingPhoneNumbers.create({ phoneNumber });
    return phoneNumber;
  }

  async profileEvaluation(profile: string): Promise<string> {
    const { customerProfilesEvaluations: all } = this.client.trusthub.v1.customerProfiles(profile);
    return (await all.create({ policySid: guide.POLICY.secondary })).sid;
  }

  async productEvaluation(product: string): Promise<string> {
    const { trustProductsEvaluations: all } = this.client.trusthub.v1.trustProducts(product);
    return (await all.create({ policySid: guide.POLICY.voiceIntegrity })).sid;
  }
}
