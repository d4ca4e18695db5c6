import { beforeAll } from 'vitest';
import type { GraphQLOverHttp } from '../../../support/graphql.js';
import { useTestApp } from '../../../support/use-test-app.js';
import { plantSupporting } from './build.js';

/** One entry of `currentlyDue` or `satisfied`. */
export interface RequirementAnswer {
  readonly kind: string;
  readonly name: string;
  readonly friendlyName: string | null;
  readonly acceptedTypes: readonly string[];
  readonly missingFields: readonly string[];
  readonly optional: boolean;
}

export interface RequirementsAnswer {
  readonly readyToSubmit: boolean;
  readonly pendingReview: boolean;
  readonly currentlyDue: readonly RequirementAnswer[];
  readonly satisfied: readonly RequirementAnswer[];
  readonly warnings: readonly {
    readonly field: string;
    readonly message: string;
    readonly likelyCode: number | null;
  }[];
}

export type BundleKind = 'CustomerProfile' | 'TrustProduct';
type Attributes = Readonly<Record<string, unknown>>;

const REQUIREMENT = '{ kind name friendlyName acceptedTypes missingFields optional }';
export const REQUIREMENTS = `requirements { readyToSubmit pendingReview currentlyDue ${REQUIREMENT}
  satisfied ${REQUIREMENT} warnings { field message likelyCode } }`;

/** Reviews and clocks are moved behind the server's back: what it keeps for seconds would hide them. */
export const FRESH = { 'cache-control': 'no-cache' };

/** Builds bundles step by step through GraphQL; a refusal fails the test. */
export class Workshop {
  constructor(private readonly http: GraphQLOverHttp) {}

  bundle(kind: BundleKind, policySid: string): Promise<string> {
    const input = { friendlyName: 'A draft', email: 'office@acme-dental.com', policySid };
    return this.made(`create${kind}`, `Create${kind}Input`, input, `${lower(kind)} { sid }`);
  }

  endUser(type: string, attributes: Attributes): Promise<string> {
    return this.made(
      'createEndUser',
      'CreateEndUserInput',
      { friendlyName: type, type, attributes },
      'endUser { sid }',
    );
  }

  document(type: string, attributes: Attributes): Promise<string> {
    const input = { friendlyName: type, type, attributes };
    return this.made('createSupportingDocument', 'CreateSupportingDocumentInput', input, 'supportingDocument { sid }');
  }

  address(changes: Attributes = {}): Promise<string> {
    const address = { customerName: 'Acme', street: '1 Market Street', city: 'San Francisco', region: 'CA' };
    const input = { ...address, postalCode: '94105', isoCountry: 'US', ...changes };
    return this.made('createAddress', 'AddressInput', input, 'address { sid }');
  }

  async updateEndUser(sid: string, attributes: Attributes): Promise<void> {
    await this.made('updateEndUser', 'UpdateEndUserInput', { sid, attributes }, 'endUser { sid }');
  }

  /** The SID of the assignment. */
  attach(kind: BundleKind, bundleSid: string, objectSid: string): Promise<string> {
    const input = { bundleSid, objectSid };
    return this.made(`assignEntityTo${kind}`, 'AssignEntityInput', input, 'entityAssignment { sid }');
  }

  async detach(kind: BundleKind, bundleSid: string, assignmentSid: string): Promise<void> {
    await this.made(`removeEntityFrom${kind}`, 'RemoveEntityInput', { bundleSid, assignmentSid }, 'deletedSid');
  }

  submit(kind: BundleKind, sid: string): Promise<string> {
    return this.made(`submit${kind}`, 'SubmitBundleInput', { sid }, `${lower(kind)} { sid }`);
  }

  /** COMPLIANT or NONCOMPLIANT, as Twilio's side finds it. */
  async evaluate(kind: BundleKind, sid: string): Promise<{ readonly status: string; readonly results: unknown }> {
    const query = `mutation ($input: SidInput!) { it: evaluate${kind}(input: $input) {
      evaluation { status results { requirementName passed failureReason } } } }`;
    type Answer = { readonly it: { readonly evaluation: { readonly status: string; readonly results: unknown } } };
    return (await this.http.data<Answer>(query, { input: { sid } })).it.evaluation;
  }

  async requirements(kind: BundleKind, sid: string): Promise<RequirementsAnswer> {
    const query = `query ($sid: Sid!) { it: ${lower(kind)}(sid: $sid) { ${REQUIREMENTS} } }`;
    type Answer = { readonly it: { readonly requirements: RequirementsAnswer | null } };
    const { data, errors } = await this.http.execute<Answer>(query, { sid }, FRESH);
    if (data?.it.requirements == null) throw new Error(`No requirements: ${JSON.stringify(errors)}`);
    return data.it.requirements;
  }

  private async made(field: string, type: string, input: Attributes, selection: string): Promise<string> {
    const query = `mutation ($input: ${type}!) { it: ${field}(input: $input) { ${selection} userErrors { message } } }`;
    type Payload = Readonly<Record<string, { readonly sid: string } | null>> & { readonly userErrors: unknown[] };
    const { userErrors, ...made } = (await this.http.data<{ readonly it: Payload }>(query, { input })).it;
    if (userErrors.length > 0) throw new Error(`${field}: ${JSON.stringify(userErrors)}`);
    return Object.values(made)[0]?.sid ?? '';
  }
}

const lower = (kind: BundleKind): string => kind.charAt(0).toLowerCase() + kind.slice(1);

/** A server for the tests of a file, supporting bundles in its sandbox by their names, and a workshop for more. */
export function useWorkshop() {
  // Reviews are decided by the tests alone.
  const app = useTestApp({ SANDBOX_REVIEW_DELAY_MS: '3600000' });
  const supporting: Record<string, string> = {};
  beforeAll(() => void Object.assign(supporting, plantSupporting(app.sandbox)));
  return { app, supporting, workshop: new Workshop(app) };
}
