import { A2P_BRAND_PARAMETERS, A2P_CAMPAIGN_PARAMETERS } from '../entities/inquiry-parameters.js';
import type { Parameters } from '../entities/inquiry-parameters.js';
import type { Inquiry, InquiryKind, Prefill } from '../entities/inquiry.js';
import { HOSTED_POLICY, POLICY } from '../entities/policies.js';
import { conflict, missingParameter, notFound, TwilioError } from '../http/errors.js';
import type { Call, Route } from '../http/router.js';
import { inquiryAbout, inquiryById, resumeInquiry, startInquiry } from '../rules/inquiries.js';
import { prefillOfJson } from '../rules/prefill.js';
import { embeddedSessionJson } from '../wire/inquiry.js';

/** A2P brands and campaigns through the embeddable form: bodies in JSON, keys in camel case. */
export const a2pRegistrationRoutes: readonly Route[] = [
  ...routesOf('/v1/A2PBrandRegistrations', 'a2p-brand', A2P_BRAND_PARAMETERS, createBrand),
  ...routesOf('/v1/A2PCampaignRegistrations', 'a2p-campaign', A2P_CAMPAIGN_PARAMETERS, createCampaign),
];

function routesOf(
  path: string,
  kind: InquiryKind,
  parameters: Parameters,
  create: (call: Call, prefill: Prefill) => Inquiry,
): readonly Route[] {
  return [
    {
      method: 'POST',
      path,
      parameters: Object.keys(parameters),
      takesJson: true,
      handle: (call) => {
        requireEmbeddables(call);
        return { status: 201, body: embeddedSessionJson(create(call, prefillOfJson(call.json, parameters))) };
      },
    },
    {
      method: 'POST',
      path: `${path}/{Id}/EmbeddedSessions`,
      handle: (call) => {
        requireEmbeddables(call);
        return { status: 200, body: embeddedSessionJson(resumeInquiry(call.world, found(call, kind), {})) };
      },
    },
  ];
}

/** 403 "Account not enabled for A2P embeddable v2" (description); 20403 is the dictionary's "forbidden". */
function requireEmbeddables({ world }: Call): void {
  if (world.settings.a2pEmbeddables === 'off')
    throw new TwilioError(403, 20403, 'Account is not enabled for A2P embeddable v2');
}

function createBrand({ world, account }: Call, prefill: Prefill): Inquiry {
  // "A value of 527 requires a Campaign Verify token in brandExternalVettingToken" (description).
  if (prefill['BusinessTaxExemptStatus'] === '527' && !prefill['BrandExternalVettingToken'])
    throw missingParameter('brandExternalVettingToken');
  return startInquiry(world, account.sid, {
    kind: 'a2p-brand',
    subjectSid: null,
    prefill,
    bundle: {
      kind: 'registration',
      policySid: prefill['BrandType'] === 'SOLE_PROPRIETOR' ? POLICY.soleProprietor : POLICY.a2p,
      friendlyName: text(prefill['FriendlyName']) || 'A2P brand registration',
      email: text(prefill['NotificationEmail']),
      statusCallback: null,
    },
  });
}

/**
 * Brands (BN) live in another API and are not emulated: any well-formed SID is accepted. A service has one campaign.
 */
function createCampaign({ world, account }: Call, prefill: Prefill): Inquiry {
  const service = text(prefill['MessagingServiceSid']) || null;
  if (service !== null && inquiryAbout(world, account.sid, 'a2p-campaign', service) !== undefined)
    throw conflict(20409, `Messaging service ${service} already has a campaign registration`);
  return startInquiry(world, account.sid, {
    kind: 'a2p-campaign',
    subjectSid: service,
    prefill,
    bundle: {
      kind: 'registration',
      policySid: HOSTED_POLICY.a2pCampaign,
      friendlyName: 'A2P campaign registration',
      email: '',
      statusCallback: null,
    },
  });
}

/** By its identifier; a campaign also by the SID of its messaging service (description). */
function found({ world, account, params, path }: Call, kind: InquiryKind): Inquiry {
  const id = params['Id'] ?? '';
  const inquiry = inquiryById(world, account.sid, id, kind) ?? inquiryAbout(world, account.sid, kind, id);
  if (inquiry === undefined) throw notFound(path);
  return inquiry;
}

function text(value: Prefill[string] | undefined): string {
  return typeof value === 'string' ? value : '';
}
