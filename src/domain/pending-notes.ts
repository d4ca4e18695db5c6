/**
 * What is still being noted in the copy of the account of what the steps of an onboarding have written and read. The steps that
 * follow do not wait for it: who shows what was done does.
 */
export class PendingNotes {
  private readonly notes = new Set<Promise<void>>();

  /** @param note one that does not reject, as those of an `Observer` */
  add(note: Promise<void>): void {
    this.notes.add(note);
    void note.then(() => this.notes.delete(note));
  }

  /** Resolves when all that was added until now is noted. */
  async settled(): Promise<void> {
    await Promise.all(this.notes);
  }
}
