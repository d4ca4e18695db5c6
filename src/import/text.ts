import { ImportError } from './import-error.js';

/** What spreadsheets put before text that is not UTF-8. */
const MARKS: readonly (readonly [encoding: string, first: number, second: number])[] = [
  ['utf-16le', 0xff, 0xfe],
  ['utf-16be', 0xfe, 0xff],
];

/** How the files begin that spreadsheets keep for themselves: .xlsx, .ods and .numbers are archives; .xls is older. */
const SPREADSHEETS: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];

/**
 * The text of a file: UTF-8, or UTF-16 with its mark. Anything else is refused: read as UTF-8, its letters with accents
 * would be lost, and a business be registered under a name that is not its own.
 * @param file its name, for people
 * @param advice how to make it UTF-8, in a sentence
 * @throws ImportError
 */
export function textOf(file: string, bytes: Uint8Array, advice: string): string {
  if (SPREADSHEETS.some((start) => start.every((byte, at) => bytes[at] === byte)))
    throw new ImportError(`${file} is a spreadsheet's own file, not one of text. ${advice}`);
  const [encoding] = MARKS.find(([, first, second]) => bytes[0] === first && bytes[1] === second) ?? ['utf-8'];
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new ImportError(`${file} is not in UTF-8, so that letters such as é or ü would be lost. ${advice}`);
  }
}
