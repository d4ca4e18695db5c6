import { randomUUID } from 'node:crypto';

/** Nobody can send it. */
const MARK = randomUUID();
const PLACES = new RegExp(`"${MARK} (\\d+)"`, 'g');

/** The lists of the answer that is being made into text. */
let lists: string[] = [];

/** An item of a list as it is sent. */
export class ItemText {
  constructor(readonly text: string) {}
}

/** A list some of whose items are text already. JSON has no place for that: a mark stands there until the rest is text. */
export class ItemsInText {
  constructor(private readonly items: readonly unknown[]) {}

  toJSON(): string {
    const texts = this.items.map((item) => (item instanceof ItemText ? item.text : JSON.stringify(item)));
    return `${MARK} ${lists.push(`[${texts.join()}]`) - 1}`;
  }
}

/** The same as JSON.stringify, with lists of which some items are text already. */
export function jsonOf(value: object | null | undefined): string {
  try {
    const text = JSON.stringify(value);
    return lists.length === 0 ? text : text.replace(PLACES, (_place, at: string) => lists[Number(at)] ?? '');
  } finally {
    lists = [];
  }
}
