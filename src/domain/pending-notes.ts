/**
 * What is still being noted in the copy of the account of what the steps of an onboarding have written and read. Steps don't wait for
 * these notes; what reports to callers how the run stands does. What a process that dies has not noted, the next sweep reads.
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
