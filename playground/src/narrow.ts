/** Whether there is room for one thing beside another; the same width stands in playground.css. */
export function isNarrow(): boolean {
  return matchMedia('(max-width: 760px)').matches;
}
