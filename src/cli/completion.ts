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
    if (wantsFile(program, words)) console.log(`:${ShellCompDirective.ShellCompDirectiveDefault}`);
    else parse(given);
  };
}

function wantsFile(program: Command, words: readonly string[]): boolean {
  const before = words.slice(0, -1);
  const isFirstOperand = operandsOf(program, words).length === 1 && operandsOf(program, before).length === 0;
  return FILE_OPTIONS.has(before.at(-1) ?? '') || (before[0] === 'import' && isFirstOperand);
}

/** What is given of a command but its options with their values. */
function operandsOf(program: Command, [name, ...words]: readonly string[]): readonly string[] {
  const options = program.commands.find((command) => command.name() === name)?.options ?? [];
  const takesValue = (word = ''): boolean => options.some(({ long, required }) => long === word && required);
  return words.filter((word, at) => !word.startsWith('-') && !takesValue(words[at - 1]));
}
