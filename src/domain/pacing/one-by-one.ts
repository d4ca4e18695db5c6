/** Work that is done one piece after another for each key, and side by side for different keys. */
export class OneByOne {
  /** By key: settles with the last piece that has come. */
  private readonly last = new Map<string, Promise<unknown>>();

  /** Begins the work when all that came before for this key has ended, however it ended. */
  run<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const own = (this.last.get(key) ?? Promise.resolve()).then(work);
    const settled = own
      .catch(() => undefined)
      .then(() => {
        if (this.last.get(key) === settled) this.last.delete(key);
      });
    this.last.set(key, settled);
    return own;
  }
}
