/** The object or list that a text of somebody else's is in JSON; undefined where it is neither, or no JSON. */
export function objectInJson(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
