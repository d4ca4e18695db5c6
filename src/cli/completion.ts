import type { Command } from 'commander';
import { ShellCompDirective } from '@bomb.sh/tab';
import tab from '@bomb.sh/tab/commander';

/** Options after which a file comes. */
const FILE_OPTIONS: ReadonlySet<string> = new Set(['--file', '--report', '--output', '--data-dir']);

/**
 * What a shell asks for when a person presses Tab.
 * @param words of the command line so far, the last one being what is typed
 */
export function withCompletions(program: Command, words: readonly string[]): void {
  const root = tab(program);
  const setup = root.setup.bind(root);
  root.setup = (name, executable, shell) => {
    setup(name, executable, shell);
    // The library's script offers no files in bash, even where it is answered that files are wanted.
    if (shell === 'bash') console.log(`complete -o default -F __${name.replaceAll('-', '_')}_complete ${name}`);
  };
  const parse = root.parse.bind(root);
  root.parse = (given) => {
    if (wantsFile(words)) console.log(`:${ShellCompDirective.ShellCompDirectiveDefault}`);
    else parse(given);
  };
}

function wantsFile(words: readonly string[]): boolean {
  const [before = '', word = ''] = words.slice(-2);
  const isFileOfImport = words[0] === 'import' && words.length === 2 && !word.startsWith('-');
  return FILE_OPTIONS.has(before) || isFileOfImport;
}
