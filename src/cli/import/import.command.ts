import { MultiBar, Presets } from 'cli-progress';
import { RowSender } from '../../import/batches.js';
import type { KindNames } from '../../import/kinds.js';
import { reportOf, type ReportRow, type RowOutcome } from '../../import/report.js';
import { exampleRow, templateOf } from '../../import/template.js';
import { ClientError, UnreachableError, UsageError } from '../graphql-client.js';
import { inputTypeOf } from '../published-schema.js';
import { clientOf, type ServerOptions } from '../server-options.js';
import { act, EXIT, printJson, printLine, type ExitCode } from '../terminal.js';
import { readRows } from './read-file.js';
import { prepareReport, writeReport } from './report.js';

export interface ImportOptions extends ServerOptions {
  readonly kind?: KindNames;
  readonly template?: KindNames;
  readonly all?: true;
  readonly dryRun?: true;
  readonly map: ReadonlyMap<string, string>;
  readonly skipInvalid?: true;
  readonly report?: string;
}

/** So many findings are printed; all are in the result file, and in the JSON. */
const MOST_PRINTED = 20;

/** Imports a file of customers, or prints a file to begin with. */
export function runImport(file: string | undefined, options: ImportOptions): Promise<void> {
  return act(async (signal) => {
    const { template, kind } = options;
    if (template !== undefined) {
      const of = [inputTypeOf(template), options.all === true] as const;
      if (options.json === true) printJson(exampleRow(...of));
      else process.stdout.write(templateOf(...of));
      return EXIT.DONE;
    }
    if (file === undefined || kind === undefined) {
      throw new UsageError('Give a file and --kind KIND, or --template KIND for a file to begin with.');
    }
    return importFile(file, kind, options, signal);
  });
}

async function importFile(
  file: string,
  kind: KindNames,
  options: ImportOptions,
  signal: AbortSignal,
): Promise<ExitCode> {
  const client = clientOf(options);
  const read = await readRows(file, kind, options.map);
  // Before anything is sent: what became of it could not be written down afterwards.
  if (options.report !== undefined) await prepareReport(options.report);
  const sender = new RowSender(client, kind, read.nameOf, signal);
  const progress = createBar(options);
  try {
    const checked = await progress.during('checked', read.rows.length, (done) => sender.check(read.rows, done));
    const invalid = [...read.findings, ...checked];
    const bad = new Set(invalid.map(({ line }) => line));
    const good = read.rows.filter(({ line }) => !bad.has(line));
    const isSent = options.dryRun !== true && (invalid.length === 0 || options.skipInvalid === true);
    const refused = isSent
      ? await progress.during('sent', good.length, (done) => sender.send(good, done).catch(cutOff))
      : [];
    progress.end();
    const outcome = options.dryRun === true ? 'valid' : isSent ? 'imported' : 'not sent';
    const rows = reportOf({ good, invalid, refused, outcome });
    if (options.report !== undefined) await writeReport(options.report, rows);
    show(rows, options);
    return rows.every((row) => row.outcome === 'imported' || row.outcome === 'valid') ? EXIT.DONE : EXIT.INCOMPLETE;
  } finally {
    progress.end();
  }
}

/** Some of it may be there: nobody need find out how much. */
function cutOff(error: unknown): never {
  if (!(error instanceof UnreachableError)) throw error;
  throw new ClientError(`${error.message}\nThe import was cut off. The same command goes on with what is left.`);
}

function show(rows: readonly ReportRow[], { json, report, skipInvalid, dryRun }: ImportOptions): void {
  const counts: Partial<Record<RowOutcome, number>> = {};
  for (const { outcome } of rows) counts[outcome] = (counts[outcome] ?? 0) + 1;
  const explained = rows.filter(({ message }) => message !== '');
  if (json === true) return printJson({ counts, explained });
  for (const { row, message } of explained.slice(0, MOST_PRINTED)) printLine(`row ${row}: ${message}`, process.stderr);
  const left = explained.length - MOST_PRINTED;
  if (left > 0)
    printLine(`... and ${left} more${report === undefined ? '; --report FILE has all' : ''}.`, process.stderr);
  printLine(
    `${Object.entries(counts)
      .map(([outcome, count]) => `${count} ${outcome}`)
      .join(', ')}.`,
  );
  if (report !== undefined) printLine(`Result file: ${report}`);
  if ((counts['not sent'] ?? 0) > 0 && skipInvalid !== true && dryRun !== true)
    printLine('Nothing was sent. Correct these rows, or import the others with --skip-invalid.', process.stderr);
}

/** A bar on standard error where it is a terminal; elsewhere a line when something is complete. */
function createBar({ json }: ImportOptions) {
  const isShown = process.stderr.isTTY && json !== true;
  const bars = isShown
    ? new MultiBar({ format: '{bar} {value}/{total} {what}', hideCursor: true }, Presets.shades_classic)
    : undefined;
  return {
    async during<Result>(what: string, total: number, work: (done: (rows: number) => void) => Promise<Result>) {
      const bar = bars?.create(total, 0, { what });
      const result = await work((rows) => bar?.increment(rows));
      if (!isShown) printLine(`${total} ${total === 1 ? 'row' : 'rows'} ${what}.`, process.stderr);
      return result;
    },
    end: () => bars?.stop(),
  };
}
