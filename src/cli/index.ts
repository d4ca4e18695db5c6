#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { addOrigin, addSwitch, whole } from './arguments.js';
import type { CheckOptions } from './check.command.js';
import { withCustomerCommands } from './customer-commands.js';
import type { DemoOptions } from './demo.command.js';
import type { MigrateCommandOptions } from './migrate.command.js';
import type { SandboxCommandOptions } from './sandbox.command.js';

/** A wrong command line. */
const EXIT_USAGE = 2;

/*
 * The command line. Each command's module is loaded only when it is asked for: `sandbox` needs neither GraphQL nor
 * PostgreSQL, and starts in a third of a second because of that.
 */

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const program = new Command('trusthub-graphql')
  .description("A GraphQL API over Twilio's Trust Hub.")
  .version(version, '--version', 'print the version')
  .configureHelp({ sortSubcommands: false, showGlobalOptions: false })
  .showSuggestionAfterError()
  // 1 says that a command was understood and failed.
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : EXIT_USAGE));

program
  .command('start')
  .description('start the server; settings come from the environment and .env (see .env.example)')
  .action(async () => {
    // main is a program, not a library: loading it runs it, in this process.
    await import('../main.js');
  });

program
  .command('check')
  .description('say what is wrong with settings, database, Twilio account and callback address, and what to do')
  .option('--json', 'print JSON')
  .action(async (options: CheckOptions) => {
    const { runCheck } = await import('./check.command.js');
    await runCheck(options);
  });

program
  .command('migrate')
  .description('bring the tables in DATABASE_URL up to date with a role that may create them (docs/databases.md)')
  .option('--json', 'print JSON')
  .option('--grant-to <role>', 'give this role what a server needs that creates nothing')
  .action(async (options: MigrateCommandOptions) => {
    const { runMigrate } = await import('./migrate.command.js');
    await runMigrate(options);
  });

program
  .command('sandbox')
  .description('start a Trust Hub sandbox as its own program, and print the settings with which a server uses it')
  .option('--port <number>', 'port to listen on; 0 takes a free one', whole(65_535), 4010)
  .option('--host <address>', 'address to listen on; other than loopback, /_sandbox needs a control token', '127.0.0.1')
  .option('--review-delay <ms>', 'milliseconds that the reviewer takes', whole(86_400_000), 3_000)
  .option('--latency <ms>', 'milliseconds that every answer takes', whole(60_000), 0)
  .option('--phone-numbers <number>', 'how many phone numbers the account begins with', whole(5_000), 200)
  .option('--data-dir <folder>', 'keep the state in this folder; without it the state is lost with the process')
  .option('--seed <text>', 'decides every SID that the sandbox makes up', 'sandbox')
  .option('--control-token <token>', 'what /_sandbox requires as "Authorization: Bearer TOKEN"')
  .option(
    '--callback-origin <origin...>',
    'origins that status callbacks may be sent to, such as http://server:4000; without it only this machine',
    addOrigin,
  )
  .option(
    '--switch <name=value>',
    'another behaviour, from the table in docs/sandbox.md; may be repeated',
    addSwitch,
    {},
  )
  .option('--json', 'print its address and the settings as JSON')
  .action(async (options: SandboxCommandOptions) => {
    const { runSandbox } = await import('./sandbox.command.js');
    await runSandbox(options);
  });

program
  .command('demo')
  .description('carry an invented customer through a whole Voice Integrity onboarding, and print the result')
  .option('--json', 'print the resulting graph as JSON (the progress goes to standard error)')
  .option('--data-dir <folder>', 'keep database and sandbox in this folder; without it they are thrown away at the end')
  .option('--review-delay <ms>', "milliseconds that the sandbox's reviewer takes", whole(86_400_000), 2_000)
  .option('--latency <ms>', "milliseconds that the sandbox's answers take", whole(60_000), 150)
  .addOption(
    new Option('--url <url>', 'use a server that is already running').conflicts(['dataDir', 'reviewDelay', 'latency']),
  )
  .addOption(new Option('--key <key>', 'the key for that server, where it needs one').env('TRUSTHUB_GRAPHQL_KEY'))
  .addOption(new Option('--api-key <key>', 'the former name of --key').hideHelp())
  .option('--force', 'also where that server works on a real Twilio account: the made-up customer is created there')
  .action(async (options: DemoOptions) => {
    const { runDemo } = await import('./demo.command.js');
    await runDemo(options);
  });

withCustomerCommands(program);

program
  .command('schema')
  .description('print the GraphQL schema')
  .option('--json', 'print it as the answer to an introspection query')
  .action(async ({ json }: { readonly json?: true }) => {
    const { schemaText, schemaAsJson } = await import('./published-schema.js');
    process.stdout.write(json === true ? `${JSON.stringify(schemaAsJson(), null, 2)}\n` : schemaText());
  });

// Shells ask for completions with `complete -- WORDS`.
if (process.argv[2] === 'complete')
  (await import('./completion.js')).withCompletions(program, process.argv.slice(process.argv.indexOf('--') + 1));
else
  program
    .command('complete <shell>')
    .description('print what lets a shell complete commands and options: bash, zsh, fish or powershell');

await program.parseAsync();
