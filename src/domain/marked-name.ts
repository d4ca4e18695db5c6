/** The text at the end of what an onboarding has made: see `onboarding/steps/marker.ts`. */
const MARKER = / \[onb:[0-9a-z]{8}\]$/;

/** A name is cut so that the marker fits into Twilio's 64 characters; shorter ones are kept whole. */
const SHORTEST_CUT = 40;

/** Whether a name ends with an onboarding's marker. */
export function isMarkedName(name: string): boolean {
  return MARKER.test(name);
}

/** The name without the marker. */
export function withoutMarker(name: string): string {
  return name.replace(MARKER, '');
}

/** What stands between the name and the marker of an address that has the name of its profile; never cut. */
export const OF_ADDRESS = 'address';
const END = ` ${OF_ADDRESS}`;

/** Whether a thing has this name: exactly, or before the marker of the onboarding that made it. */
export function isNamed(friendlyName: string, name: string): boolean {
  const own = withoutMarker(friendlyName);
  if (friendlyName === name || own === name) return true;
  if (own === friendlyName) return false;
  const isCut = (start: string) => start.length >= SHORTEST_CUT && name.startsWith(start);
  return isCut(own) || (own.endsWith(END) && name.endsWith(END) && isCut(own.slice(0, -END.length)));
}
