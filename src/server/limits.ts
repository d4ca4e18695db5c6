/** Fixed bounds of answers. */
export const LIMITS = {
  /** Errors reported for one document, or for one set of variables. */
  errors: 20,
} as const;
