import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { endWithUs } from '../../support/child-processes.js';
import type { Flood, Tally } from './flood.js';
import type { Target } from './target.js';

const PROGRAM = path.resolve(import.meta.dirname, 'attacker.ts');

/** An attacker in a process of its own. */
export class AttackerProcess {
  private constructor(private readonly child: ChildProcess) {}

  /** Starts it; it attacks nothing yet. */
  static async prepare(flood: Flood, target: Target, seconds: number): Promise<AttackerProcess> {
    const child = endWithUs(fork(PROGRAM, [], { execArgv: ['--import', 'tsx'] }));
    child.send({ name: flood.name, target, seconds });
    const attacker = new AttackerProcess(child);
    await attacker.heard();
    return attacker;
  }

  begin(): void {
    this.child.send('begin');
  }

  /** Ends the attack. @returns what the attacker was answered */
  async end(): Promise<Tally> {
    const tally = this.heard();
    this.child.send('end');
    const answers = (await tally) as Tally;
    const exited = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await exited;
    return answers;
  }

  private async heard(): Promise<unknown> {
    const heard = once(this.child, 'message').then(([message]: unknown[]) => message);
    const died = once(this.child, 'exit').then(([code]: unknown[]) => {
      throw new Error(`The attacker ended with ${String(code)}.`);
    });
    return Promise.race([heard, died]);
  }
}
