import { pageOf } from '../../domain/page.js';
import type { Onboardings } from '../onboardings.js';
import type { RunDeps } from './run-deps.js';

/**
 * A page of what becomes of each thing of a customer that leaves, in the order in which it is deleted.
 * @throws CallerError INVALID_INPUT for a cursor of another list
 */
export const listDeletions =
  ({ deletions, cursors }: RunDeps): Onboardings['deletions'] =>
  async (accountSid, runId, { outcomes = null, page }) => {
    const binding = JSON.stringify(['deletions', runId, outcomes]);
    const place = page.after === undefined ? '0' : cursors.open(accountSid, binding, page.after);
    const [found, totalCount] = await Promise.all([
      deletions.page(runId, outcomes, Number(place), page.first + 1),
      deletions.count(runId, outcomes),
    ]);
    const toEdge = ({ deletion, position }: (typeof found)[number]) => ({
      node: deletion,
      cursor: cursors.seal(accountSid, binding, String(position)),
    });
    return { ...pageOf(found, page, toEdge), totalCount };
  };
