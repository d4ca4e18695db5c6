/** Why a file cannot be imported as it is, in words for the person who has it. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
}
