/** What is read: at once where it is at hand, or later. A promise for each of a thousand values at hand takes longer than they. */
export type Reading<Value> = Value | Promise<Value>;

/** Goes on with what is read, at once where it is at hand. */
export function whenRead<Value, Result>(
  reading: Reading<Value>,
  goOn: (value: Value) => Reading<Result>,
): Reading<Result> {
  return reading instanceof Promise ? reading.then(goOn) : goOn(reading);
}

/** All of them, in order: at once where all are at hand. */
export function whenAllRead<Value>(readings: readonly Reading<Value>[]): Reading<readonly Value[]> {
  return readings.some((reading) => reading instanceof Promise)
    ? Promise.all(readings)
    : (readings as readonly Value[]);
}
