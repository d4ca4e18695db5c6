/** Waits for all of them even when one fails, so that nothing is still opening when the caller closes things. */
export async function allOrFirstError<Parts extends readonly unknown[]>(
  ...parts: { readonly [Index in keyof Parts]: Promise<Parts[Index]> }
): Promise<Parts> {
  const outcomes = await Promise.allSettled(parts);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return await Promise.all(parts);
}
