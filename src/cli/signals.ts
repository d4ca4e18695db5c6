import { constants } from 'node:os';

type StopSignal = 'SIGINT' | 'SIGTERM';

/** Closes and ends with 0 on the first SIGINT or SIGTERM; the second ends at once. */
export function endOnSignal(close: () => Promise<void>): void {
  onStopSignal(() => {
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}

/** Calls back on the first SIGINT or SIGTERM with the exit code that a shell expects; the second ends at once. */
export function onStopSignal(stop: (exitCode: number) => void): void {
  let stopping = false;
  const receive = (signal: StopSignal): void => {
    const exitCode = 128 + constants.signals[signal];
    if (stopping) process.exit(exitCode);
    stopping = true;
    stop(exitCode);
  };
  process.on('SIGINT', receive);
  process.on('SIGTERM', receive);
}
