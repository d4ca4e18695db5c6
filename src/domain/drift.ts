import type { Page } from './page.js';
import type { Sid } from './sid.js';

export const DRIFT_KINDS = [
  'ASSIGNMENT_GONE',
  'NUMBER_GONE',
  'BUNDLE_GONE',
  'OBJECT_GONE',
  'STATUS_CHANGED',
  'EXPIRED',
] as const;
export type DriftKind = (typeof DRIFT_KINDS)[number];

/** What is not as this server left it: it changed at Trust Hub without it. */
export interface DriftRecord {
  readonly kind: DriftKind;
  /** The thing itself, such as an assignment that is gone. */
  readonly sid: Sid;
  /** The customer profile that it belongs to, where there is one. */
  readonly profileSid: Sid | null;
  /** What it was, and what to do. */
  readonly message: string;
  readonly noticedAt: Date;
}

export interface DriftQuery {
  /** All of them, where not given. */
  readonly kinds?: readonly DriftKind[];
}

export interface DriftPage extends Page<DriftRecord> {
  readonly totalCount: number;
  readonly asOf: Date;
}
