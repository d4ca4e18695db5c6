/** What every stored thing has. `seq` grows by one with each new row of the sandbox: lists and page tokens go by it. */
export interface Row {
  readonly sid: string;
  readonly accountSid: string;
  readonly seq: number;
  /** Milliseconds since 1970, by the sandbox's clock. */
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** The free-form JSON of an end user or a supporting document. */
export type Attributes = Readonly<Record<string, unknown>>;
