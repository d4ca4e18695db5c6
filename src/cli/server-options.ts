import { Option, type Command } from 'commander';
import { GraphQLClient } from './graphql-client.js';

/** Which server a command speaks with, and how it shows what it found. */
export interface ServerOptions {
  readonly url: string;
  readonly key?: string;
  readonly account?: string;
  readonly json?: true;
}

/** The options of every command that speaks with a server. */
export function withServerOptions(command: Command): Command {
  return command
    .addOption(new Option('--url <url>', 'the server').env('TRUSTHUB_GRAPHQL_URL').default('http://127.0.0.1:4000'))
    .addOption(
      // With a default it would stand in the help.
      new Option('--key <key>', 'a key for the server, where it needs one; better in the environment than here').env(
        'TRUSTHUB_GRAPHQL_KEY',
      ),
    )
    .option('--account <sid>', 'work in this subaccount')
    .option('--json', 'print JSON');
}

/** @throws UsageError for what is no http address */
export function clientOf({ url, key, account }: ServerOptions): GraphQLClient {
  return new GraphQLClient(url, key, account);
}
