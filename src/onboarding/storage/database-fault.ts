import { ADVICE, ADVICE_BY_CLASS, ADVICE_BY_MESSAGE, type Advice } from './database-advice.js';

/** Why the database can't be used, in sentences that say what to do. They never hold a part of DATABASE_URL. */
export class DatabaseFault extends Error {
  /** True when waiting may help: the database is away, and nothing is wrong with it or its address. */
  readonly passes: boolean;

  constructor(message: string, options: { readonly passes?: boolean; readonly cause?: unknown } = {}) {
    super(`DATABASE_URL: ${message}`, { cause: options.cause });
    this.name = 'DatabaseFault';
    this.passes = options.passes ?? false;
  }
}

/** The fault of an error that the driver, the operating system or PostgreSQL has reported. */
export function databaseFaultOf(error: unknown): DatabaseFault {
  if (error instanceof DatabaseFault) return error;
  const { code, message = '' } = error as { readonly code?: string; readonly message?: string };
  const { what, todo, passes } = adviceFor(code ?? '', message);
  return new DatabaseFault(`${what}${code === undefined ? '' : ` (${code})`}. ${todo}.`, { passes, cause: error });
}

function adviceFor(code: string, message: string): Advice {
  const matching = (table: readonly (readonly [RegExp, Advice])[], text: string): Advice | undefined =>
    table.find(([pattern]) => pattern.test(text))?.[1];
  return (
    ADVICE[code] ??
    matching(ADVICE_BY_MESSAGE, message) ??
    matching(ADVICE_BY_CLASS, code) ?? {
      what: 'the database cannot be used',
      todo: 'docs/databases.md says what is needed; the log of the database may say more',
    }
  );
}
