import { BundleStatus, type BundleRecord } from '../../domain/bundle.js';
import type { CoverageRecord } from '../../domain/coverage.js';
import type { Exported, ExportedCustomer, ExportedCustomerNumber, ExportedNumber } from '../../domain/export.js';
import type { IncomingPhoneNumberRecord } from '../../domain/incoming-phone-number.js';
import { policyKindOf } from '../../domain/policy.js';
import type { Rejection } from '../../domain/rejection.js';
import type { Sid } from '../../domain/sid.js';

/*
 * The lines of exports: one JSON object each, in the names and enums of the GraphQL schema. All fields are listed here, so
 * that nothing is exported by being in a record.
 */

/** Characters of one part of the text, or a little more. */
const PART = 64_000;

const NAME_OF_STATUS = new Map<BundleStatus, string>(
  Object.entries(BundleStatus).map(([name, status]) => [status, name]),
);

/** A line for each customer. Its numbers come last, and are added as they are read. */
export async function* customerLines({ pages }: Exported<ExportedCustomer>, accountSid: Sid): AsyncGenerator<string> {
  let text = '';
  for await (const page of pages) {
    for (const customer of page) {
      text += `${JSON.stringify(customerOf(customer)).slice(0, -1)},"phoneNumbers":[`;
      let separator = '';
      for await (const some of customer.numbers) {
        if (some.length > 0)
          text += separator + some.map((one) => JSON.stringify(customerNumberOf(one, accountSid))).join(',');
        if (some.length > 0) separator = ',';
        if (text.length < PART) continue;
        yield text;
        text = '';
      }
      text += ']}\n';
    }
  }
  if (text !== '') yield text;
}

/** A line for each number. */
export async function* numberLines({ asOf, pages }: Exported<ExportedNumber>, accountSid: Sid): AsyncGenerator<string> {
  let text = '';
  for await (const page of pages) {
    for (const number of page) {
      text += `${JSON.stringify({ ...exportedNumberOf(number, accountSid), asOf })}\n`;
      if (text.length < PART) continue;
      yield text;
      text = '';
    }
  }
  if (text !== '') yield text;
}

function customerOf({ customer, trustProducts, rejections, coverage }: ExportedCustomer) {
  const { sid, accountSid, name, profile, waitingSince, expiresAt, createdAt, updatedAt, asOf } = customer;
  return {
    ...{ sid, accountSid, name, waitingSince, expiresAt, createdAt, updatedAt, asOf },
    profile: bundleOf(profile),
    trustProducts: trustProducts.map(bundleOf),
    rejections: rejections.map(rejectionOf),
    coverage: coverage.map(({ kind, state, count }) => ({ kind, state, count })),
  };
}

function customerNumberOf({ phoneNumberSid, known, coverage }: ExportedCustomerNumber, accountSid: Sid) {
  return {
    phoneNumberSid,
    phoneNumber: known && numberOf(known),
    coverage: coverage.map((one) => coverageOf(one, accountSid)),
  };
}

function exportedNumberOf({ number, coverage, attestation, customer, trustProducts }: ExportedNumber, accountSid: Sid) {
  return {
    ...numberOf(number),
    customer: customer && { sid: customer.sid, name: customer.name },
    trustProducts: trustProducts.map((product) => {
      const { sid, kind, friendlyName, status } = bundleOf(product);
      return { sid, kind, friendlyName, status };
    }),
    coverage: coverage.map((one) => coverageOf(one, accountSid)),
    attestation: attestation.attestation,
    attestationReason: attestation.reason,
  };
}

function bundleOf(bundle: BundleRecord) {
  const { sid, accountSid, policySid, friendlyName, email, rawStatus, validUntil, createdAt, updatedAt } = bundle;
  return {
    ...{ sid, accountSid, kind: policyKindOf(policySid), policySid, friendlyName, email },
    ...{ status: NAME_OF_STATUS.get(bundle.status), rawStatus, validUntil, createdAt, updatedAt },
    rejections: bundle.rejections.map(rejectionOf),
  };
}

function rejectionOf({ code, message, remedy, field, moreInfoUrl }: Rejection) {
  return { code, message, remedy, field, moreInfoUrl };
}

function numberOf(number: IncomingPhoneNumberRecord) {
  const { sid, accountSid, phoneNumber, friendlyName, capabilities } = number;
  const { addressSid, addressRequirements, status, bundleSid, origin } = number;
  return {
    ...{ sid, accountSid, phoneNumber, friendlyName, capabilities },
    ...{ addressSid, addressRequirements, status, bundleSid, origin },
  };
}

/** A product of another account than the export's, such as a subaccount, is left out. */
function coverageOf({ kind, state, reason, since, trustProduct }: CoverageRecord, accountSid: Sid) {
  const isOurs = trustProduct?.accountSid === accountSid;
  return { kind, state, reason, since, trustProduct: isOurs ? { sid: trustProduct.sid } : null };
}
