#!/usr/bin/env node
import { Command, InvalidArgumentError, Option } from 'commander';
import type { DemoOptions } from './demo.command.js';
import type { MigrateCommandOptions } from './migrate.command.js';
import type { SandboxCommandOptions } from './sandbox.command.js';

/*
 * The command line. Each command's module is loaded only when it is asked for: `sandbox` needs neither GraphQL nor
 * PostgreSQL, and starts in a third of a second because of that.
 */

const program = new Command('trusthub-graphql').description("A GraphQL API over Twilio's Trust Hub.");

program
  .command('start')
  .description('start the server; settings come from the environment and .env (see .env.example)')
  .action(async () => {
    // main is a program, not a library: loading it runs it, in this process.
    await import('../main.js');
  });

program
  .command('migrate')
  .description('bring the tables in DATABASE_URL up to date with a role that may create them (docs/databases.md)')
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
  .option('--api-key <key>', 'the key for that server, where it needs one')
  .option('--force', 'also where that server works on a real Twilio account: the made-up customer is created there')
  .action(async (options: DemoOptions) => {
    const { runDemo } = await import('./demo.command.js');
    await runDemo(options);
  });

/** Reads one more `name=value` of the sandbox's switches; the names and values are checked by the sandbox itself. */
function addSwitch(text: string, before: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const [, name, value] = /^([A-Za-z0-9]+)=(.+)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new InvalidArgumentError('Write it as name=value.');
  return { ...before, [name]: value };
}

/** Reads one more origin: of a URL with a path, or a slash at its end, none would ever be equal to it. */
function addOrigin(text: string, before: readonly string[] = []): readonly string[] {
  if (URL.canParse(text) && new URL(text).origin === text) return [...before, text];
  throw new InvalidArgumentError('Write it as http://server:4000: no path, no slash at the end.');
}

/** A parser of whole numbers from 0 to `max`. */
function whole(max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value <= max) return value;
    throw new InvalidArgumentError(`It must be a whole number from 0 to ${max}.`);
  };
}

await program.parseAsync();
