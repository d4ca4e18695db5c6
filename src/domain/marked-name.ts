/** The text at the end of what an onboarding has made: see `onboarding/steps/marker.ts`. */
const MARKER = / \[onb:[0-9a-z]{8}\]$/;

/** A name is cut so that the marker fits into Twilio's 64 characters; shorter ones are kept whole. */
const SHORTEST_CUT = 40;

/** Whether a name ends with an onboarding's marker. */
export function isMarkedName(name: string): boolean {
  return MARKER.test(name);
}

/** Whether a thing has this name: exactly, or before the marker of the onboarding that made it. */
export function isNamed(friendlyName: string, name: string): boolean {
  const own = friendlyName.replace(MARKER, '');
  if (friendlyName === name || own === name) return true;
  return own !== friendlyName && own.length >= SHORTEST_CUT && name.startsWith(own);
}
