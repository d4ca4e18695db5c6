import { checkAll, type Finding } from '../check/index.js';
import { environment } from '../config.js';
import { act, EXIT, printJson, printLine } from './terminal.js';

export interface CheckOptions {
  readonly json?: boolean;
}

/** Says what a server with the settings of this environment would find: what is wrong, and what to do. */
export function runCheck({ json = false }: CheckOptions): Promise<void> {
  return act(async (signal) => {
    const show = ({ about, state, message }: Finding): void => {
      if (!json) printLine(`${state.padEnd(7)} ${about}: ${message}`);
    };
    const findings = await checkAll(environment(), show, signal);
    if (json) printJson({ findings });
    return findings.every(({ state }) => state !== 'wrong') ? EXIT.DONE : EXIT.INCOMPLETE;
  });
}
