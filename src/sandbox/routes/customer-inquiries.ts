import type { Bundle } from '../entities/bundle.js';
import { CUSTOMER_PARAMETERS, CUSTOMER_RESUME_PARAMETERS } from '../entities/inquiry-parameters.js';
import type { Inquiry, Prefill } from '../entities/inquiry.js';
import { findPolicy, isPrimary, POLICY } from '../entities/policies.js';
import { invalidParameter, missingParameter, notFound } from '../http/errors.js';
import type { Answer, Call, Route } from '../http/router.js';
import { parentOf } from '../rules/attached.js';
import { inquiryById, resumeInquiry, startInquiry } from '../rules/inquiries.js';
import { prefillOfForm } from '../rules/prefill.js';
import { customerInquiryJson } from '../wire/inquiry.js';

const path = '/v1/ComplianceInquiries/Customers';

/** The hosted form for a customer profile: a primary one, or under a primary profile a secondary one. */
export const customerInquiryRoutes: readonly Route[] = [
  { method: 'POST', path: `${path}/Initialize`, parameters: Object.keys(CUSTOMER_PARAMETERS), handle: create },
  {
    method: 'POST',
    path: `${path}/{CustomerId}/Initialize`,
    parameters: Object.keys(CUSTOMER_RESUME_PARAMETERS),
    handle: resume,
  },
];

function create(call: Call): Answer {
  const { world, account, form } = call;
  const prefill = prefillOfForm(form, CUSTOMER_PARAMETERS);
  const parent = text(prefill, 'PrimaryProfileSid') === '' ? undefined : primaryProfile(call, prefill);
  // "If not specified, the email address associated with your primary customer profile will be used" (description).
  const email = text(prefill, 'NotificationEmail') || (parent ?? firstPrimary(call))?.email;
  if (email === undefined) throw missingParameter('NotificationEmail');
  const inquiry = startInquiry(world, account.sid, {
    kind: 'customer',
    subjectSid: null,
    prefill,
    bundle: {
      kind: 'customer-profile',
      policySid: parent === undefined ? POLICY.primary : POLICY.secondary,
      friendlyName: 'Compliance inquiry',
      email,
      statusCallback: null,
    },
  });
  if (parent !== undefined)
    world.create('entityAssignments', 'BV', account.sid, { bundleSid: inquiry.bundleSid, objectSid: parent.sid });
  return answer(call, 201, inquiry);
}

function resume(call: Call): Answer {
  const { world, account, form, params } = call;
  const inquiry = inquiryById(world, account.sid, params['CustomerId'] ?? '', 'customer');
  if (inquiry === undefined) throw notFound(call.path);
  const prefill = prefillOfForm(form, CUSTOMER_RESUME_PARAMETERS);
  const primary = primaryProfile(call, prefill);
  const secondary = world.tables.bundles.get(inquiry.bundleSid)?.policySid === POLICY.secondary;
  if (secondary && world.tables.entityAssignments.list('pair', inquiry.bundleSid, primary.sid).size === 0)
    throw invalidParameter(`PrimaryProfileSid ${primary.sid} is not the one that the inquiry was started under`);
  return answer(call, 200, resumeInquiry(world, inquiry, prefill));
}

/** The named primary profile, of the account or of its parent. */
function primaryProfile(call: Call, prefill: Prefill): Bundle {
  const { world, account } = call;
  const sid = text(prefill, 'PrimaryProfileSid');
  const profile = world.tables.bundles.get(sid);
  const visible = profile !== undefined && [account.sid, parentOf(world, account.sid)].includes(profile.accountSid);
  if (!visible) throw notFound(sid);
  if (profile.kind !== 'customer-profile' || !isPrimary(findPolicy(profile.policySid)))
    throw invalidParameter(`PrimaryProfileSid ${sid} is not a primary Customer Profile`);
  return profile;
}

function firstPrimary({ world, account }: Call): Bundle | undefined {
  const owners = [account.sid, parentOf(world, account.sid)].flatMap((sid) => sid ?? []);
  const primaries = owners.map((sid) =>
    world.tables.bundles.list('kind', sid, 'customer-profile').first((row) => isPrimary(findPolicy(row.policySid))),
  );
  return primaries.find((bundle) => bundle !== undefined);
}

function text(prefill: Prefill, name: string): string {
  const value = prefill[name];
  return typeof value === 'string' ? value : '';
}

function answer(call: Call, status: number, inquiry: Inquiry): Answer {
  return { status, body: customerInquiryJson(inquiry, call.world.trusthubBase) };
}
