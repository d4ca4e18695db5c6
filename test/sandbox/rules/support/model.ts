/**
 * The rules of Trust Hub in small (TRUSTHUB 4 to 6, 8.0 and 11), written without a look at the sandbox: what a request
 * answers, and what it leaves behind. Things are numbered as they are made; what was deleted keeps its number.
 */
export type Policy = 'primary' | 'secondary' | 'voiceIntegrity' | 'cnam' | 'shakenStir';
export type UserType = 'business' | 'representative' | 'calling' | 'caller-name';
type Status = 'draft' | 'pending-review' | 'in-review' | 'twilio-rejected' | 'twilio-approved';

/** What a request is answered with; `says` is the `status` in its body. */
export interface Expected {
  readonly status: number;
  readonly code?: number;
  readonly says?: string;
}

export interface BundleModel {
  readonly kind: 'bundle';
  readonly policy: Policy;
  status: Status;
  codes: readonly number[] | null;
  gone: boolean;
}

export interface ObjectModel {
  readonly kind: 'user' | 'document';
  readonly type: UserType | 'address';
  /** Every field that is wanted is there; an address proof names an address that exists. */
  complete: boolean;
  status: string;
  gone: boolean;
}

export type Thing = BundleModel | ObjectModel;

interface Link<T> {
  readonly bundle: BundleModel;
  readonly to: T;
  gone: boolean;
}

interface Due {
  readonly at: number;
  readonly bundle: BundleModel;
  readonly run: () => void;
}

const NOT_FOUND: Expected = { status: 404, code: 20404 };
const LOCKED: Expected = { status: 400, code: 60711 };
const NO_STATUS_UPDATE: Expected = { status: 400, code: 400 };
const IMMUTABLE: Expected = { status: 400, code: 70002 };
const WANTED: Readonly<Record<Policy, readonly (UserType | 'address')[]>> = {
  primary: ['business', 'representative', 'address'],
  secondary: ['business', 'representative', 'address'],
  voiceIntegrity: ['calling'],
  cnam: ['caller-name'],
  shakenStir: [],
};
const GATES: Readonly<Partial<Record<Policy, number>>> = { voiceIntegrity: 11005, cnam: 11006 };
const DOCUMENT_STATUS: Readonly<Record<Status, string>> = {
  draft: 'DRAFT',
  'pending-review': 'PENDING_REVIEW',
  'in-review': 'PENDING_REVIEW',
  'twilio-approved': 'APPROVED',
  'twilio-rejected': 'REJECTED',
};

export const isProfile = ({ policy }: BundleModel): boolean => policy === 'primary' || policy === 'secondary';
const isEditable = ({ status }: BundleModel): boolean => status === 'draft' || status === 'twilio-rejected';

export class RulesModel {
  readonly bundles: BundleModel[] = [];
  readonly objects: ObjectModel[] = [];
  readonly attachments: Link<Thing>[] = [];
  readonly numbers: Link<number>[] = [];
  private due: Due[] = [];
  private now = 0;

  /** @param duplicates whether Trust Hub takes what is assigned already: reports disagree */
  constructor(
    private readonly reviewMs: number,
    private readonly duplicates: boolean,
  ) {}

  bundle(policy: Policy): Expected {
    this.bundles.push({ kind: 'bundle', policy, status: 'draft', codes: null, gone: false });
    return { status: 201, says: 'draft' };
  }

  object(type: ObjectModel['type'], complete: boolean): Expected {
    const kind = type === 'address' ? 'document' : 'user';
    this.objects.push({ kind, type, complete, status: 'DRAFT', gone: false });
    return { status: 201 };
  }

  attach(bundle: BundleModel, to: Thing): Expected {
    if (bundle.gone || to.gone) return NOT_FOUND;
    if (bundle === to) return { status: 400, code: 22205 };
    if (!isEditable(bundle)) return LOCKED;
    if (!this.duplicates && this.on(bundle).includes(to)) return { status: 409, code: 20409 };
    this.attachments.push({ bundle, to, gone: false });
    return { status: 201 };
  }

  detach(link: Link<Thing>): Expected {
    if (link.gone) return NOT_FOUND;
    if (!isEditable(link.bundle)) return LOCKED;
    link.gone = true;
    return { status: 204 };
  }

  addNumber(bundle: BundleModel, number: number): Expected {
    if (bundle.gone) return NOT_FOUND;
    const holders = this.numbers.filter((link) => !link.gone && link.to === number).map((link) => link.bundle);
    if (!this.duplicates && holders.includes(bundle)) return { status: 409, code: 20409 };
    const profiles = this.bundlesOn(bundle).filter(isProfile);
    if (!isProfile(bundle) && !profiles.some((one) => holders.includes(one))) return { status: 400, code: 20422 };
    const rival = (one: BundleModel): boolean =>
      isProfile(bundle) ? isProfile(one) : !isProfile(one) && one.policy === bundle.policy;
    if (!this.duplicates && holders.some(rival)) return { status: 409, code: 70003 };
    this.numbers.push({ bundle, to: number, gone: false });
    return { status: 201 };
  }

  removeNumber(link: Link<number>): Expected {
    if (link.gone) return NOT_FOUND;
    link.gone = true;
    return { status: 204 };
  }

  edit(object: ObjectModel, complete: boolean): Expected {
    if (object.gone) return NOT_FOUND;
    if (this.holdersOf(object).some((bundle) => !isEditable(bundle))) return IMMUTABLE;
    object.complete = complete;
    return { status: 200 };
  }

  deleteObject(object: ObjectModel): Expected {
    if (object.gone) return NOT_FOUND;
    if (this.holdersOf(object).length > 0) return { status: 400, code: object.kind === 'user' ? 21644 : 21645 };
    object.gone = true;
    return { status: 204 };
  }

  deleteBundle(bundle: BundleModel): Expected {
    if (bundle.gone) return NOT_FOUND;
    const approved = bundle.status === 'twilio-approved';
    if (!approved && !isEditable(bundle)) return { status: 400, code: 21647 };
    if (approved && isProfile(bundle) && this.holdersOf(bundle).length > 0) return { status: 400, code: 21647 };
    const numbers = this.numbers.filter((link) => !link.gone && link.bundle === bundle);
    if (approved && isProfile(bundle) && numbers.length > 0) return { status: 400, code: 21648 };
    bundle.gone = true;
    for (const link of [...this.attachments, ...numbers])
      if (link.bundle === bundle || link.to === bundle) link.gone = true;
    return { status: 204 };
  }

  evaluate(bundle: BundleModel): Expected {
    if (bundle.gone) return NOT_FOUND;
    return { status: 201, says: this.failures(bundle).length === 0 ? 'compliant' : 'noncompliant' };
  }

  submit(bundle: BundleModel, status = 'pending-review'): Expected {
    if (bundle.gone) return NOT_FOUND;
    if (!Object.keys(DOCUMENT_STATUS).includes(status)) return { status: 400, code: 22203 };
    if (status !== 'pending-review' || !isEditable(bundle)) return NO_STATUS_UPDATE;
    const approved = this.bundlesOn(bundle).some((one) => isProfile(one) && one.status === 'twilio-approved');
    const gate = approved ? undefined : GATES[bundle.policy];
    const failures = this.failures(bundle);
    this.move(bundle, 'pending-review');
    if (failures.length > 0) {
      const codes = [gate, ...failures].filter((code) => code !== undefined);
      this.move(bundle, 'twilio-rejected', codes.length > 0 ? [...new Set(codes)] : null);
    } else
      this.after(bundle, this.reviewMs / 2, () => {
        this.move(bundle, 'in-review');
        this.after(bundle, this.reviewMs / 2, () =>
          gate === undefined ? this.move(bundle, 'twilio-approved') : this.move(bundle, 'twilio-rejected', [gate]),
        );
      });
    return { status: 200, says: bundle.status };
  }

  /** A person at Twilio decides. */
  decide(bundle: BundleModel, verdict: 'approved' | 'rejected' | 'in-review', codes: readonly number[]): Expected {
    if (bundle.gone) return NOT_FOUND;
    if (bundle.status === 'draft') return { status: 409, code: 20409 };
    this.due = this.due.filter((one) => one.bundle !== bundle);
    if (verdict === 'in-review') this.move(bundle, verdict);
    else this.move(bundle, `twilio-${verdict}`, verdict === 'rejected' ? codes : null);
    return { status: 200 };
  }

  advance(ms: number): void {
    const target = this.now + ms;
    for (;;) {
      const [next] = this.due.filter((one) => one.at <= target).sort((a, b) => a.at - b.at);
      if (next === undefined) break;
      this.due = this.due.filter((one) => one !== next);
      this.now = next.at;
      if (!next.bundle.gone) next.run();
    }
    this.now = target;
  }

  private after(bundle: BundleModel, ms: number, run: () => void): void {
    this.due.push({ at: this.now + ms, bundle, run });
  }

  private move(bundle: BundleModel, status: Status, codes: readonly number[] | null = null): void {
    bundle.status = status;
    bundle.codes = codes;
    for (const document of this.on(bundle)) {
      if (document.kind !== 'document') continue;
      const approved = this.holdersOf(document).some((holder) => holder.status === 'twilio-approved');
      document.status = approved ? 'APPROVED' : DOCUMENT_STATUS[status];
    }
  }

  /** Why a bundle is noncompliant, one for each requirement; undefined for a reason without a code. */
  private failures(bundle: BundleModel): readonly (number | undefined)[] {
    const found: (number | undefined)[] = [];
    for (const type of WANTED[bundle.policy]) {
      const those = this.on(bundle).filter((one) => one.kind !== 'bundle' && one.type === type) as ObjectModel[];
      const [missing, incomplete] = type === 'address' ? [22216, 22219] : [22214, 22215];
      if (those.length === 0) found.push(missing);
      else if (those.some((one) => !one.complete)) found.push(incomplete);
    }
    return bundle.policy === 'primary' || this.standsWell(bundle) ? found : [...found, undefined];
  }

  /** On a primary that is approved, or for products a profile that is at least in review; and on nothing else. */
  private standsWell(bundle: BundleModel): boolean {
    const ready = ({ policy, status }: BundleModel): boolean =>
      policy === 'primary'
        ? status === 'twilio-approved'
        : policy === 'secondary' && bundle.policy !== 'secondary' && status !== 'draft' && status !== 'twilio-rejected';
    const below = this.bundlesOn(bundle);
    return below.length > 0 && below.every(ready);
  }

  private on(bundle: BundleModel): readonly Thing[] {
    return this.attachments.filter((link) => !link.gone && link.bundle === bundle).map((link) => link.to);
  }

  private bundlesOn(bundle: BundleModel): readonly BundleModel[] {
    return this.on(bundle).filter((one) => one.kind === 'bundle');
  }

  private holdersOf(thing: Thing): readonly BundleModel[] {
    return this.attachments.filter((link) => !link.gone && link.to === thing).map((link) => link.bundle);
  }
}
