import type { FaultSpec, SandboxControl } from '../../../src/sandbox/index.js';
import { parseSnapshot } from './rows.js';

/** What the sandbox asks a fault of code about. */
export type Asked = Parameters<NonNullable<FaultSpec['when']>>[0];

/** A request as the journal has it, or as it comes in. */
interface Request {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly values: Readonly<Record<string, string>>;
}

/** One thing at Trust Hub: what it is, whichever run has it, and the name that says whose it is. */
interface Thing {
  readonly what: string;
  readonly name: string;
}

const SID = /[A-Z]{2}[0-9a-f]{32}/g;
/** The name by which every request of a case can be told from those of the others. */
const TAG = /case-\d+/;
/** Parameters that tell one request from another. */
const TELLING = ['Type', 'Status', 'PolicySid', 'ObjectSid', 'ChannelEndpointSid'];

/**
 * Knows what every SID of the sandbox stands for, from the journal of what was made and from what was planted. So it can
 * say of a request that has just come in which step of which run sends it, before anything is done about it.
 */
export class Register {
  private readonly things = new Map<string, Thing>();
  private next = 0;

  constructor(private readonly control: SandboxControl) {}

  /** Something that was planted: the journal does not know of it. */
  add(sid: string, what: string, name: string): void {
    this.things.set(sid, { what, name });
  }

  /** Reads what was made since the last time; before the journal is cleared, too. */
  update(): void {
    for (const { index, status, sid, path, values, friendlyName } of this.control.journal({ since: this.next })) {
      this.next = index + 1;
      if (status === 201 && path.endsWith('/ProvisionalCopy')) this.addCopy(path.split('/').at(-2) ?? '');
      if (status !== 201 || sid === null) continue;
      const collection = path.split('/').at(-1) ?? '';
      const on = values['ObjectSid'] ?? values['ChannelEndpointSid'];
      const what = on === undefined ? collection : `${collection} of ${this.what(on)}`;
      this.add(sid, values['Type'] ?? what, friendlyName ?? '');
    }
  }

  /** The journal does not say what a copy consists of. */
  private addCopy(original: string): void {
    const rows = parseSnapshot(this.control.snapshot().toString('utf8')).map(({ row }) => row);
    const copy = rows.find(({ copyOf }) => copyOf === original)?.sid;
    const { what, name } = this.things.get(original) ?? { what: '', name: '' };
    if (copy === undefined) return;
    this.add(copy, `copy of ${what}`, name);
    const objects = new Set(rows.filter(({ bundleSid }) => bundleSid === copy).map(({ objectSid }) => objectSid));
    for (const row of rows) {
      if (objects.has(row.sid) && !this.things.has(row.sid)) this.add(row.sid, `${row.type} of a copy`, name);
    }
  }

  /** What a request is, the same for each run: `POST /v1/TrustProducts/{TrustProducts}/EntityAssignments ObjectSid=...`. */
  signatureOf(request: Request): string {
    const path = request.path.replace(SID, (sid) => `{${this.what(sid)}}`);
    const values = TELLING.flatMap((name) => {
      const value = request.values[name];
      return value === undefined ? [] : [`${name}=${value.replace(SID, (sid) => this.what(sid))}`];
    });
    // A search by name is another request than a list.
    const asked = [...new URLSearchParams(request.query).keys()].sort().map((name) => `?${name}`);
    return [`${request.method} ${path}`, ...values, ...asked].join(' ');
  }

  /** The signature of a request that has just come in. */
  signatureOfAsked(asked: Asked): string {
    this.update();
    return this.signatureOf({ ...asked, values: Object.fromEntries(new URLSearchParams(asked.body ?? '')) });
  }

  /** Whose request it is. */
  tagOfAsked({ path, query, body }: Asked): string | undefined {
    this.update();
    return this.tagOf(`${path} ${decodeURIComponent(`${query} ${body ?? ''}`.replaceAll('+', ' '))}`);
  }

  /** Whose a text is, by a name in it, or by the names of the things that it is about. */
  tagOf(text: string): string | undefined {
    const named = TAG.exec(text)?.[0];
    if (named !== undefined) return named;
    const sids = text.match(SID) ?? [];
    return sids.map((sid) => TAG.exec(this.things.get(sid)?.name ?? '')?.[0]).find((tag) => tag !== undefined);
  }

  /** `number` for a phone number, the type of an end user or document, the collection of what else was made, and of what. */
  what(sid: string): string {
    return this.things.get(sid)?.what ?? sid.slice(0, 2);
  }
}
