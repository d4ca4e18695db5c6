import { describe, expect, test } from 'vitest';
import { BundleStatus } from '../../../src/domain/bundle.js';
import type { Rejection } from '../../../src/domain/rejection.js';
import { standingRejections } from '../../../src/domain/requirements/standing-rejections.js';
import { addressDocument, at, bundle, NOTHING, profile } from '../support/records.js';

const rejection = (code: number, field: string | null = null): Rejection => ({
  ...{ code, field, message: 'M', remedy: 'R', moreInfoUrl: null },
});

const rejected = (...rejections: readonly Rejection[]) =>
  bundle({
    ...{ bundleKind: 'TrustProduct', status: BundleStatus.TWILIO_REJECTED, rejections, updatedAt: at(100) },
  });

const on = (...statuses: readonly BundleStatus[]) => ({
  ...NOTHING,
  bundles: statuses.map((status) => profile('secondary', { status, updatedAt: at(50) })),
});

const names = (...given: Parameters<typeof standingRejections>) =>
  standingRejections(...given).map(({ requirement }) => requirement.name);

describe('a product that was rejected because its profile is not approved', () => {
  test.each([11005, 11006])('%i waits for the approval', (code) => {
    for (const status of [BundleStatus.DRAFT, BundleStatus.IN_REVIEW, BundleStatus.TWILIO_REJECTED]) {
      expect(names(rejected(rejection(code)), on(status))).toEqual(['approved_customer_profile']);
    }
    expect(names(rejected(rejection(code)), on(BundleStatus.TWILIO_APPROVED))).toEqual([]);
  });

  test('waits for one of its profiles only', () => {
    const both = on(BundleStatus.TWILIO_APPROVED, BundleStatus.DRAFT);
    expect(names(rejected(rejection(11005)), both)).toEqual([]);
  });

  test('waits for nothing without a profile, with another code, or where it is not rejected', () => {
    expect(names(rejected(rejection(11005)), NOTHING)).toEqual([]);
    expect(names(rejected(rejection(11009)), on(BundleStatus.DRAFT))).toEqual([]);
    expect(names({ ...rejected(rejection(11005)), status: BundleStatus.DRAFT }, on(BundleStatus.DRAFT))).toEqual([]);
  });
});

describe('a product that was rejected for something on its approved profile', () => {
  const wrong = rejected(rejection(11003, 'address'));
  const approvedAt = (seconds: number) => ({
    ...NOTHING,
    bundles: [profile('secondary', { status: BundleStatus.TWILIO_APPROVED, updatedAt: at(seconds) })],
  });

  test('needs a provisional copy, until the profile has changed: the second of the rejection counts', () => {
    expect(names(wrong, approvedAt(99))).toEqual(['corrected_customer_profile']);
    expect(names(wrong, approvedAt(100))).toEqual([]);
  });

  test('needs none where the product holds such a thing itself', () => {
    expect(names(wrong, { ...approvedAt(99), documents: [addressDocument()] })).toEqual([]);
  });
});
