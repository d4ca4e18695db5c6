import { BundleStatus, GATEWAY_OF_BUNDLE, type BundleKind, type BundleRecord } from '../domain/bundle.js';
import type { Sid } from '../domain/sid.js';

import {
  createA2pBrandRegistrationGateway,
  createA2pCampaignRegistrationGateway,
} from './gateways/a2p-registration.gateway.js';
import { TwilioAccountGateway } from './gateways/account.gateway.js';
import { TwilioAddressGateway } from './gateways/address.gateway.js';
import { TwilioBundleGateway, type BundleNeighbours } from './gateways/bundle.gateway.js';
import { TwilioChannelEndpointAssignmentGateway } from './gateways/channel-endpoint-assignment.gateway.js';
import { createComplianceInquiryGateway } from './gateways/compliance-inquiry.gateway.js';
import { createComplianceRegistrationGateway } from './gateways/compliance-registration.gateway.js';
import { createComplianceTollfreeInquiryGateway } from './gateways/compliance-tollfree-inquiry.gateway.js';
import { createEndUserTypeGateway, createSupportingDocumentTypeGateway } from './gateways/attribute-type.gateway.js';
import { createEndUserGateway } from './gateways/end-user.gateway.js';
import { createEntityAssignmentGateway } from './gateways/entity-assignment.gateway.js';
import { TwilioEvaluationGateway } from './gateways/evaluation.gateway.js';
import { TwilioIncomingPhoneNumberGateway } from './gateways/incoming-phone-number.gateway.js';
import { TwilioPolicyGateway } from './gateways/policy.gateway.js';
import { TwilioProvisionalCopyGateway } from './gateways/provisional-copy.gateway.js';
import type { Scope } from './reading/scope.js';
import { createSupportingDocumentGateway } from './gateways/supporting-document.gateway.js';
import type { TrustHub } from './trust-hub.js';

type Mutable<Type> = { -readonly [Key in keyof Type]?: Type[Key] };

/** Some gateways make others of the scope forget what they have; this is internal. */
interface Forgetful {
  accounts: TwilioAccountGateway;
  customerProfiles: TwilioBundleGateway;
  trustProducts: TwilioBundleGateway;
  provisionalCopies: TwilioProvisionalCopyGateway;
  endUsers: ReturnType<typeof createEndUserGateway>;
  supportingDocuments: ReturnType<typeof createSupportingDocumentGateway>;
}

type Made = Mutable<Omit<TrustHub, keyof Forgetful | 'primaryCustomerProfiles'> & Forgetful>;

/** The gateways of one scope, each made when first asked for: a request touches few of them. */
export class TwilioTrustHub implements TrustHub {
  readonly accountSid: Sid;
  private readonly made: Made = {};

  constructor(
    private readonly scope: Scope,
    readonly sandbox: boolean,
  ) {
    this.accountSid = scope.accountSid;
  }

  get basis() {
    return this.scope.basis;
  }
  get accounts() {
    return (this.made.accounts ??= new TwilioAccountGateway(this.scope));
  }
  get customerProfiles() {
    return (this.made.customerProfiles ??= new TwilioBundleGateway(this.scope, 'CustomerProfile', this.neighbours));
  }
  get trustProducts() {
    return (this.made.trustProducts ??= new TwilioBundleGateway(this.scope, 'TrustProduct', this.neighbours));
  }
  async primaryCustomerProfiles(): Promise<readonly BundleRecord[]> {
    const [business, ...others] = await this.policies.primarySids();
    const listed = (policySid: Sid) => this.customerProfiles.list({ policySid });
    const ofBusinesses = business === undefined ? [] : await listed(business);
    if (ofBusinesses.some(({ status }) => status === BundleStatus.TWILIO_APPROVED)) return ofBusinesses;
    return [...ofBusinesses, ...(await Promise.all(others.map(listed))).flat()];
  }
  get entityAssignments() {
    return (this.made.entityAssignments ??= createEntityAssignmentGateway(this.scope));
  }
  get channelEndpointAssignments() {
    return (this.made.channelEndpointAssignments ??= new TwilioChannelEndpointAssignmentGateway(this.scope));
  }
  get evaluations() {
    return (this.made.evaluations ??= new TwilioEvaluationGateway(this.scope));
  }
  get provisionalCopies() {
    return (this.made.provisionalCopies ??= new TwilioProvisionalCopyGateway(this.scope, {
      onCopied: (kind) => this.forgetCopied(kind),
    }));
  }
  get endUsers() {
    return (this.made.endUsers ??= createEndUserGateway(this.scope));
  }
  get supportingDocuments() {
    return (this.made.supportingDocuments ??= createSupportingDocumentGateway(this.scope));
  }
  get addresses() {
    return (this.made.addresses ??= new TwilioAddressGateway(this.scope));
  }
  get incomingPhoneNumbers() {
    return (this.made.incomingPhoneNumbers ??= new TwilioIncomingPhoneNumberGateway(this.scope, () =>
      this.accounts.subaccountSids(),
    ));
  }
  get policies() {
    return (this.made.policies ??= new TwilioPolicyGateway(this.scope));
  }
  get endUserTypes() {
    return (this.made.endUserTypes ??= createEndUserTypeGateway(this.scope));
  }
  get supportingDocumentTypes() {
    return (this.made.supportingDocumentTypes ??= createSupportingDocumentTypeGateway(this.scope));
  }

  get complianceInquiries() {
    return (this.made.complianceInquiries ??= createComplianceInquiryGateway(this.scope, {
      onOpened: () => this.customerProfiles.forget(),
    }));
  }
  get complianceRegistrations() {
    return (this.made.complianceRegistrations ??= createComplianceRegistrationGateway(this.scope));
  }
  get complianceTollfreeInquiries() {
    return (this.made.complianceTollfreeInquiries ??= createComplianceTollfreeInquiryGateway(this.scope));
  }
  get a2pBrandRegistrations() {
    return (this.made.a2pBrandRegistrations ??= createA2pBrandRegistrationGateway(this.scope));
  }
  get a2pCampaignRegistrations() {
    return (this.made.a2pCampaignRegistrations ??= createA2pCampaignRegistrationGateway(this.scope));
  }

  private get neighbours(): BundleNeighbours {
    return {
      policies: { sidOf: (kind) => this.policies.sidOf(kind) },
      onSubmitted: (sid) => this.supportingDocuments.forget(sid),
      onWritten: () => this.provisionalCopies.forget(),
    };
  }

  private async forgetCopied(kind: BundleKind): Promise<void> {
    const changed = [this[GATEWAY_OF_BUNDLE[kind]], this.endUsers, this.supportingDocuments];
    await Promise.all(changed.map((gateway) => gateway.forget()));
  }
}
