import { batchKeyOf } from './batch-key.js';
import type { KindNames } from './kinds.js';
import { inPlainWords } from './plain-words.js';
import type { Finding, ReadFile, Row } from './rows.js';

/** Rows of one request: a few hundred kilobytes. */
const ROWS_AT_ONCE = 500;

const ITEMS = `fragment Items on OnboardingBatchItemConnection {
  nodes { position errors { path message } }
  pageInfo { hasNextPage endCursor }
}`;

const ONBOARD_MANY = `mutation ImportRows($input: OnboardManyInput!) {
  onboardMany(input: $input) {
    batch { id refused failures(first: 100) { ...Items } }
    userErrors { path message code }
  }
}
${ITEMS}`;

const MORE_FAILURES = `query ImportFailures($id: ID!, $after: String) {
  onboardingBatch(id: $id) { failures(first: 100, after: $after) { ...Items } }
}
${ITEMS}`;

interface UserError {
  readonly path: readonly string[] | null;
  readonly message: string;
  readonly code: string;
}
interface Items {
  readonly nodes: readonly { readonly position: number; readonly errors: readonly Omit<UserError, 'code'>[] }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
interface ManyAnswer {
  readonly onboardMany: {
    readonly batch: { readonly id: string; readonly refused: number; readonly failures: Items } | null;
    readonly userErrors: readonly UserError[];
  };
}

/** What sends a document of GraphQL to a server. */
export interface ImportClient {
  execute<Data>(query: string, variables: object, signal: AbortSignal): Promise<Data>;
}

/** Sends the rows of a file in batches. */
export class RowSender {
  constructor(
    private readonly client: ImportClient,
    private readonly kind: KindNames,
    private readonly nameOf: ReadFile['nameOf'],
    private readonly signal: AbortSignal,
  ) {}

  /**
   * Lets the server check all rows, and starts nothing.
   * @param advanced is called with the number of rows that have been checked
   */
  async check(rows: readonly Row[], advanced: (rows: number) => void): Promise<readonly Finding[]> {
    const findings: Finding[] = [];
    for (const some of slices(rows)) {
      // An answer has a limited number of findings: what is left is asked again without the rows that it was about.
      for (let left = some; left.length > 0;) {
        const found = await this.checkOnce(left);
        findings.push(...found);
        const bad = new Set(found.map(({ line }) => line));
        left = bad.size === 0 ? [] : left.filter(({ line }) => !bad.has(line));
      }
      advanced(some.length);
    }
    return findings;
  }

  /**
   * Starts the onboardings of the rows, each exactly once however often it is called.
   * @returns what was refused
   */
  async send(rows: readonly Row[], advanced: (rows: number) => void): Promise<readonly Finding[]> {
    const findings: Finding[] = [];
    for (const some of slices(rows)) {
      const { batch, userErrors } = await this.post(some, { onInvalid: 'SKIP' });
      // A limit of the server may stop it here: the same command goes on when there is room again.
      findings.push(...(batch === null ? some.map((row) => findingOf(row, sentences(userErrors))) : []));
      if (batch !== null && batch.refused > 0) findings.push(...(await this.refused(some, batch)));
      advanced(some.length);
    }
    return findings;
  }

  private async checkOnce(rows: readonly Row[]): Promise<readonly Finding[]> {
    const { userErrors } = await this.post(rows, { dryRun: true });
    const byRow = new Map<Row, UserError[]>();
    for (const error of userErrors) {
      const row = rows[Number(error.path?.[2])];
      if (row !== undefined) byRow.set(row, [...(byRow.get(row) ?? []), error]);
    }
    // Of no row: the batch itself is refused, and with it all that it holds.
    if (byRow.size === 0 && userErrors.length > 0) for (const row of rows) byRow.set(row, [...userErrors]);
    return [...byRow].map(([row, errors]) => findingOf(row, this.messageOf(errors)));
  }

  private async refused(
    rows: readonly Row[],
    { id, failures }: { readonly id: string; readonly failures: Items },
  ): Promise<readonly Finding[]> {
    const findings: Finding[] = [];
    for (let page = failures; ;) {
      for (const { position, errors } of page.nodes) {
        const row = rows[position];
        if (row !== undefined && errors.length > 0) findings.push(findingOf(row, this.messageOf(errors)));
      }
      if (!page.pageInfo.hasNextPage) return findings;
      const after = page.pageInfo.endCursor;
      type Answer = { readonly onboardingBatch: { readonly failures: Items } };
      page = (await this.client.execute<Answer>(MORE_FAILURES, { id, after }, this.signal)).onboardingBatch.failures;
    }
  }

  private async post(rows: readonly Row[], more: object): Promise<ManyAnswer['onboardMany']> {
    const input = {
      idempotencyKey: await batchKeyOf(this.kind, rows),
      items: { [this.kind.batchPart]: rows.map((row) => row.input) },
      ...more,
    };
    return (await this.client.execute<ManyAnswer>(ONBOARD_MANY, { input }, this.signal)).onboardMany;
  }

  /** `postal code: ...`, with the names that the columns have in the file. */
  private messageOf(errors: readonly Omit<UserError, 'code'>[]): string {
    return errors
      .map(({ path, message }) => {
        const inRow = (path ?? []).slice(PLACE_OF_ROW);
        return inRow.length === 0 ? message : `${this.nameOf(inRow)}: ${inPlainWords(message)}`;
      })
      .join(' ');
  }
}

/** A path begins with the place of its row: `items.voiceIntegrity.3`. */
const PLACE_OF_ROW = 3;

function* slices(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) yield rows.slice(from, from + ROWS_AT_ONCE);
}

function findingOf({ line, idempotencyKey }: Row, message: string): Finding {
  return { line, idempotencyKey, message };
}

function sentences(errors: readonly UserError[]): string {
  return errors.map(({ message }) => message).join(' ');
}
