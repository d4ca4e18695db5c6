const BEGIN = '<!-- schema: begin, written by `npm run schema:emit` -->';
const END = '<!-- schema: end -->';
const NONE = 'None since the published schema.';

/**
 * The changelog with these changes of the schema in their place.
 * @throws Error where it has no such place
 */
export function withChanges(changelog: string, lines: readonly string[]): string {
  const [begin, end] = [changelog.indexOf(BEGIN), changelog.indexOf(END)];
  if (begin === -1 || end < begin) throw new Error(`CHANGELOG.md must have the lines ${BEGIN} and ${END}.`);
  const text = lines.length === 0 ? NONE : lines.join('\n');
  return `${changelog.slice(0, begin)}${BEGIN}\n\n${text}\n\n${changelog.slice(end)}`;
}
