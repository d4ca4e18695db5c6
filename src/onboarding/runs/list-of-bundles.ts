import type { CursorSeal } from '../../domain/cursor-seal.js';
import { CallerError } from '../../domain/errors.js';
import { pageOf } from '../../domain/page.js';
import type { Sid } from '../../domain/sid.js';
import type { Onboardings, BundleRunsRequest } from '../onboardings.js';
import type { BundleRunsPart } from '../storage/bundle-runs.store.js';
import type { ListedRun } from '../storage/runs.store.js';
import { placeFrom, RUN_PAGES, toCursor } from './list.js';
import type { RunDeps } from './run-deps.js';

/** Runs that one statement may answer: more would hold up the event loop while they are parsed. */
const MOST_OF_STATEMENT = 500;

/** What was asked for, with the part of the list that answers it. */
interface Asked extends BundleRunsRequest {
  readonly binding: string;
  readonly part: BundleRunsPart;
}

/** Pages of the runs that have made each bundle, or were given it, newest first. */
export const listRunsOfBundles =
  ({ bundleRuns, cursors }: RunDeps): Onboardings['pagesOfBundles'] =>
  async (accountSid, requests) => {
    const asked = requests.map((request) => toAsked(cursors, accountSid, request));
    const found = new Map<Asked, readonly ListedRun[]>();
    for (const some of inStatements(asked.filter((one): one is Asked => !(one instanceof CallerError)))) {
      const parts = some.map(({ part }) => part);
      const runs = await RUN_PAGES.run(accountSid, () => bundleRuns.parts(accountSid, parts));
      some.forEach((one, at) => found.set(one, runs[at] ?? []));
    }
    return asked.map((one) => {
      if (one instanceof CallerError) return one;
      const toEdge = ({ record, place }: ListedRun) => ({
        node: record,
        cursor: toCursor(cursors, accountSid, one.binding, place),
      });
      return pageOf(found.get(one) ?? [], one.page, toEdge);
    });
  };

/** A cursor of another list concerns nobody but the one who sent it. */
function toAsked(cursors: CursorSeal, accountSid: Sid, request: BundleRunsRequest): Asked | CallerError {
  const { bundleSid, page } = request;
  const binding = JSON.stringify(['onboardings of', bundleSid]);
  try {
    const after = page.after === undefined ? undefined : placeFrom(cursors, accountSid, binding, page.after);
    return { ...request, binding, part: { bundleSid, after, limit: page.first + 1 } };
  } catch (error) {
    if (error instanceof CallerError) return error;
    throw error;
  }
}

/** The usual page of bundles is one statement, or a few. */
function inStatements(asked: readonly Asked[]): readonly (readonly Asked[])[] {
  const statements: Asked[][] = [];
  let room = 0;
  for (const one of asked) {
    if (room < one.part.limit) {
      statements.push([]);
      room = MOST_OF_STATEMENT;
    }
    statements.at(-1)?.push(one);
    room -= one.part.limit;
  }
  return statements;
}
