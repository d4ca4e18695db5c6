import { Argument, Option, type Command } from 'commander';
import { COVERAGE_KINDS } from '../domain/coverage.js';
import { addMapping, whole } from './arguments.js';
import type { ExportOptions, Exported } from './export.command.js';
import type { ImportOptions } from './import/import.command.js';
import { KIND_WORDS } from '../import/kinds.js';
import { kindOf } from './kinds.js';
import type { CustomersOptions, NumbersOptions } from './list.commands.js';
import type { OnboardOptions } from './onboard.command.js';
import { withServerOptions } from './server-options.js';
import type { StatusOptions } from './status.command.js';

/** The words are named for help and completions; `kindOf` is what reads them. */
const kind = (flags: string, about: string) => new Option(flags, about).choices(KIND_WORDS).argParser(kindOf);
const BUNDLE_STATUSES = ['DRAFT', 'PENDING_REVIEW', 'IN_REVIEW', 'TWILIO_APPROVED', 'TWILIO_REJECTED'];

const limit = () => new Option('--limit <number>', 'how many at most').argParser(whole(1_000_000, 1)).default(100);

/** The commands that speak with a server that is already running. */
export function withCustomerCommands(program: Command): void {
  withStarts(program);
  withQuestions(program);
}

function withStarts(program: Command): void {
  withServerOptions(program.command('onboard'))
    .description('onboard one customer')
    .addArgument(new Argument('<kind>', 'what the customer is brought to').choices(KIND_WORDS).argParser(kindOf))
    .requiredOption('--file <file>', 'the input of the onboarding, as JSON or YAML; - for standard input')
    .option('--plan', 'show the steps and the requests, and start nothing')
    .option('--watch', "stay until the end of Twilio's review, and not only until it begins")
    .action(async (word: ReturnType<typeof kindOf>, options: OnboardOptions) => {
      const { runOnboard } = await import('./onboard.command.js');
      await runOnboard(word, options);
    });

  withServerOptions(program.command('import'))
    .description('onboard the customers of a CSV file, each exactly once however often it is called')
    .argument('[file]', 'the file, with a header')
    .addOption(kind('--kind <kind>', 'what the customers are brought to'))
    .addOption(kind('--template <kind>', 'print a header with an example, to begin a file with'))
    .option('--all', 'with --template: every column that there is')
    .option('--dry-run', 'check every row, and start nothing')
    .addOption(
      new Option('--map <column=field>', 'the field of a column with another name; may be repeated')
        .argParser(addMapping)
        .default(new Map(), 'none'),
    )
    .option('--skip-invalid', 'import the others where some rows are invalid')
    .option('--report <file>', 'write what became of each row into this file, as CSV')
    .action(async (file: string | undefined, options: ImportOptions) => {
      const { runImport } = await import('./import/import.command.js');
      await runImport(file, options);
    });
}

function withQuestions(program: Command): void {
  withServerOptions(program.command('customers'))
    .description('list customers')
    .option('--search <words>', 'words of a name, an email address, a phone number, or a SID')
    .addOption(new Option('--status <status>', 'only those whose profile has this status').choices(BUNDLE_STATUSES))
    .addOption(limit())
    .action(async (options: CustomersOptions) => {
      const { runCustomers } = await import('./list.commands.js');
      await runCustomers(options);
    });

  withServerOptions(program.command('numbers'))
    .description('list phone numbers with their signatures, labels and names')
    .addOption(new Option('--missing <kind...>', 'only numbers that lack one of these').choices(COVERAGE_KINDS))
    .option('--customer <sid>', 'only those of this customer, by the SID of its profile')
    .addOption(limit())
    .action(async (options: NumbersOptions) => {
      const { runNumbers } = await import('./list.commands.js');
      await runNumbers(options);
    });

  withServerOptions(program.command('status'))
    .description('how far an onboarding or a batch is')
    .argument('<id>', 'its id, or the idempotency key of an onboarding')
    .option('--watch', 'stay until it ends, or needs a person')
    .action(async (id: string, options: StatusOptions) => {
      const { runStatus } = await import('./status.command.js');
      await runStatus(id, options);
    });

  withServerOptions(program.command('export'))
    .description('print all customers or phone numbers, one JSON object in each line')
    .addArgument(new Argument('<what>', 'what to export').choices(['customers', 'numbers']))
    .option('--output <file>', 'write them into this file')
    .action(async (what: Exported, options: ExportOptions) => {
      const { runExport } = await import('./export.command.js');
      await runExport(what, options);
    });
}
