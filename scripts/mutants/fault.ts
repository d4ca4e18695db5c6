/** A fault as a person might make it, and the tests that must fail when it is there. */
export interface Fault {
  readonly room: string;
  /** What goes wrong, in a few words. */
  readonly what: string;
  /** From the root of the repository. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly from: string;
  readonly to: string;
  /** The test files that somebody who works in this folder would run. */
  readonly tests: readonly string[];
}

/** The faults of one room of the source. */
export interface Room {
  readonly name: string;
  readonly faults: readonly Fault[];
  /** Every test file that its faults name. */
  readonly tests: readonly string[];
}

interface RoomPlan<File extends string, Test extends string> {
  /** Where the files are, each with a short name: the one place to change when files move. */
  readonly files: Readonly<Record<File, string>>;
  readonly tests: Readonly<Record<Test, string>>;
  readonly faults: readonly {
    readonly what: string;
    readonly in: NoInfer<File>;
    readonly from: string;
    readonly to: string;
    readonly by: readonly NoInfer<Test>[];
  }[];
}

/** A room from its table, in which files and tests go by their short names. */
export function room<File extends string, Test extends string>(name: string, plan: RoomPlan<File, Test>): Room {
  const { files, tests } = plan;
  const faults = plan.faults.map(({ what, in: file, from, to, by }) => {
    return { room: name, what, file: files[file], from, to, tests: by.map((test) => tests[test]) };
  });
  return { name, faults, tests: [...new Set(faults.flatMap((fault) => fault.tests))] };
}
