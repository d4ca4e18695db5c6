import { pageOf } from '../../domain/page.js';
import type { Onboardings } from '../onboardings.js';
import type { RunDeps } from './run-deps.js';

/**
 * A page of what became of each number of a run, in the order in which they were worked on.
 * @throws CallerError INVALID_INPUT for a cursor of another list
 */
export const listNumberResults =
  ({ numberResults, cursors }: RunDeps): Onboardings['numberResults'] =>
  async (accountSid, runId, { outcomes = null, page }) => {
    const binding = JSON.stringify(['numbers', runId, outcomes]);
    const place = page.after === undefined ? '0' : cursors.open(accountSid, binding, page.after);
    const [found, totalCount] = await Promise.all([
      numberResults.page(runId, outcomes, Number(place), page.first + 1),
      numberResults.count(runId, outcomes),
    ]);
    const toEdge = ({ result, position }: (typeof found)[number]) => ({
      node: result,
      cursor: cursors.seal(accountSid, binding, String(position)),
    });
    return { ...pageOf(found, page, toEdge), totalCount };
  };
