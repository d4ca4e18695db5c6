import { GB_PARAMETERS, GB_RESUME_PARAMETERS, TOLLFREE_PARAMETERS } from '../entities/inquiry-parameters.js';
import type { Inquiry } from '../entities/inquiry.js';
import { HOSTED_POLICY } from '../entities/policies.js';
import { invalidParameter, notFound } from '../http/errors.js';
import type { Answer, Call, Route } from '../http/router.js';
import { inquiryAbout, inquiryById, resumeInquiry, startInquiry } from '../rules/inquiries.js';
import { isTollFree } from '../entities/rows.js';
import { prefillOfForm } from '../rules/prefill.js';
import { registrationInquiryJson, tollfreeInquiryJson } from '../wire/inquiry.js';

const path = '/v1/ComplianceInquiries';

/** The hosted forms for British numbers and for toll-free verification. */
export const registrationInquiryRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: `${path}/Registration/RegulatoryCompliance/GB/Initialize`,
    parameters: Object.keys(GB_PARAMETERS),
    handle: createGb,
  },
  {
    method: 'POST',
    path: `${path}/Registration/{RegistrationId}/RegulatoryCompliance/GB/Initialize`,
    parameters: Object.keys(GB_RESUME_PARAMETERS),
    handle: resumeGb,
  },
  {
    method: 'POST',
    path: `${path}/Tollfree/Initialize`,
    parameters: Object.keys(TOLLFREE_PARAMETERS),
    handle: createTollfree,
  },
];

function createGb({ world, account, form }: Call): Answer {
  const prefill = prefillOfForm(form, GB_PARAMETERS);
  const inquiry = startInquiry(world, account.sid, {
    kind: 'gb-registration',
    subjectSid: null,
    prefill,
    bundle: {
      kind: 'registration',
      policySid: HOSTED_POLICY.gb,
      friendlyName: form.friendlyName() || 'GB registration',
      email: form.optional('NotificationEmail') ?? '',
      statusCallback: form.optionalUrl('StatusCallbackUrl') ?? null,
    },
  });
  return { status: 201, body: registrationInquiryJson(inquiry, world.trusthubBase) };
}

function resumeGb({ world, account, form, params, path: asked }: Call): Answer {
  const inquiry = inquiryById(world, account.sid, params['RegistrationId'] ?? '', 'gb-registration');
  if (inquiry === undefined) throw notFound(asked);
  const resumed = resumeInquiry(world, inquiry, prefillOfForm(form, GB_RESUME_PARAMETERS));
  return { status: 200, body: registrationInquiryJson(resumed, world.trusthubBase) };
}

/** A number has one verification: starting it again resumes it, since there is no operation for that (inferred). */
function createTollfree(call: Call): Answer {
  const { world, account, form } = call;
  const prefill = prefillOfForm(form, TOLLFREE_PARAMETERS);
  const numberSid = tollfreeNumber(call, form.required('TollfreePhoneNumber'));
  const profileSid = form.optional('CustomerProfileSid');
  const profile = world.tables.bundles.get(profileSid ?? '');
  if (profileSid && (profile?.kind !== 'customer-profile' || profile.accountSid !== account.sid))
    throw notFound(profileSid);
  const known = inquiryAbout(world, account.sid, 'tollfree', numberSid);
  const inquiry: Inquiry =
    known === undefined
      ? startInquiry(world, account.sid, {
          kind: 'tollfree',
          subjectSid: numberSid,
          prefill,
          bundle: {
            kind: 'registration',
            policySid: HOSTED_POLICY.tollfree,
            friendlyName: form.optional('BusinessName') || 'Toll-free verification',
            email: form.required('NotificationEmail'),
            statusCallback: null,
          },
        })
      : resumeInquiry(world, known, prefill);
  return { status: 201, body: tollfreeInquiryJson(inquiry, world.trusthubBase) };
}

/** The SID of a toll-free number of the account; the inquiry's identifier carries it. */
function tollfreeNumber({ world, account }: Call, phoneNumber: string): string {
  if (!isTollFree(phoneNumber)) throw invalidParameter(`TollfreePhoneNumber ${phoneNumber} is not a toll-free number`);
  const number = world.tables.incomingPhoneNumbers.list('number', account.sid, phoneNumber).first();
  if (number === undefined) throw notFound(phoneNumber);
  return number.sid;
}
