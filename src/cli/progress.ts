import { styleText } from 'node:util';
import type { RunState, StepState } from './demo.operations.js';

/** Shows the progress of a run. */
interface Progress {
  /** The run's state; may be the same as before. */
  show(run: RunState): void;
  /** Nothing more will come. */
  end(): void;
}

/** A line for each change: seconds since the start, status, key, and what was made or went wrong. */
export function createPlainProgress(write: (line: string) => void): Progress {
  const started = Date.now();
  const seen = new Map<string, string>();
  return {
    show: ({ steps }) => {
      const seconds = `${((Date.now() - started) / 1_000).toFixed(2).padStart(7)}s`;
      for (const step of steps) {
        const known = seen.get(step.key) ?? 'PENDING';
        seen.set(step.key, step.status);
        if (step.status !== known) write(`${seconds}  ${stepLine(step)}`);
      }
    },
    end: () => undefined,
  };
}

/** Its status, its key, and what was made or went wrong. */
export const stepLine = (step: StepState): string => `${step.status.padEnd(9)}  ${step.key}${outcomeOf(step)}`;

function outcomeOf({ resourceSid, error }: StepState): string {
  if (error !== null) return `  ${error.message}`;
  return resourceSid === null ? '' : `  ${resourceSid}`;
}

type Style = Parameters<typeof styleText>[0];

const CLEAR_BELOW = '\u001b[0J';
const HIDE_CURSOR = '\u001b[?25l';
const SHOW_CURSOR = '\u001b[?25h';
const SPINNER = [...'⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏'];
const FRAME_MS = 80;
const BAR_WIDTH = 30;
/** The bar with its empty line, and the line that the cursor is left on. */
const OTHER_LINES = 3;

const LOOKS: Readonly<Record<string, { readonly sign?: string; readonly style: Style }>> = {
  PENDING: { sign: '·', style: 'gray' },
  RUNNING: { style: 'cyan' },
  WAITING: { style: 'yellow' },
  SUCCEEDED: { sign: '✔', style: 'green' },
  SKIPPED: { sign: '-', style: 'gray' },
  FAILED: { sign: '✘', style: 'red' },
};

/** Redrawn in place on a terminal; elsewhere (a pipe, a file, CI) one plain line for each change of a step. */
export function createProgress(stream: NodeJS.WriteStream): Progress {
  return stream.isTTY ? createLiveProgress(stream) : createPlainProgress((line) => void stream.write(`${line}\n`));
}

/** All steps and a bar, drawn over the former picture at every change and, for the spinner, several times a second. */
export function createLiveProgress(stream: NodeJS.WriteStream): Progress {
  const started = Date.now();
  let run: RunState | undefined;
  let frame = 0;
  let height = 0;
  const draw = (rows = stream.rows): void => {
    if (run === undefined) return;
    const lines = picture(run, { frame, elapsedMs: Date.now() - started, rows, columns: stream.columns });
    const painted = lines.map(({ text, style }) => (stream.hasColors() && style ? styleText(style, text) : text));
    stream.write(`${height === 0 ? HIDE_CURSOR : `\u001b[${height}A`}\r${CLEAR_BELOW}${painted.join('\n')}\n`);
    height = lines.length;
  };
  const timer = setInterval(() => {
    frame += 1;
    draw();
  }, FRAME_MS);
  return {
    show: (next) => {
      run = next;
      draw();
    },
    end: () => {
      clearInterval(timer);
      draw(Infinity); // The last picture is never drawn over, so it may be longer than the terminal.
      stream.write(SHOW_CURSOR);
    },
  };
}

interface Line {
  readonly text: string;
  readonly style?: Style;
}

interface View {
  readonly frame: number;
  readonly elapsedMs: number;
  readonly rows: number;
  readonly columns: number;
}

/** The lines of one picture, none wider or more than the terminal has, because it is drawn over by moving the cursor up. */
export function picture({ steps, progress, status }: RunState, view: View): readonly Line[] {
  const done = Math.round((progress.completed / Math.max(1, progress.total)) * BAR_WIDTH);
  const bar = `${'█'.repeat(done)}${'░'.repeat(BAR_WIDTH - done)}`;
  const head = `${bar}  ${progress.completed}/${progress.total}  ${(view.elapsedMs / 1_000).toFixed(1)} s  ${status}`;
  const width = Math.max(...steps.map(({ title }) => title.length));
  const sign = SPINNER[view.frame % SPINNER.length] ?? '';
  const lines = [{ text: head }, { text: '' }, ...visible(steps, view.rows).map((step) => lineOf(step, sign, width))];
  return lines.map((line) => ({ ...line, text: [...line.text].slice(0, Math.max(1, view.columns - 1)).join('') }));
}

/** As many steps as fit, around the first that is not finished. */
function visible(steps: readonly StepState[], rows: number): readonly StepState[] {
  const room = Math.max(1, rows - OTHER_LINES);
  const current = steps.findIndex(({ status }) => status !== 'SUCCEEDED' && status !== 'SKIPPED');
  const middle = (current === -1 ? steps.length : current) - Math.floor(room / 2);
  const start = Math.max(0, Math.min(middle, steps.length - room));
  return steps.slice(start, start + room);
}

function lineOf({ status, title, resourceSid, error }: StepState, spinner: string, width: number): Line {
  const { sign = spinner, style } = LOOKS[status] ?? { style: 'gray' };
  const outcome = error?.message ?? (status === 'WAITING' ? 'in review' : resourceSid) ?? '';
  return { style, text: `${sign} ${title.padEnd(width)}  ${outcome}`.trimEnd() };
}
