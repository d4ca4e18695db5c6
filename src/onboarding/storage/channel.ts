/** What is announced in the database under one name, to every process that listens. */
export interface Channel {
  readonly name: string;
  received(payload: string): void;
  /** The connection is lost. */
  lost(): void;
  /** The connection is back: something may have been announced meanwhile. */
  restored(): void;
}
