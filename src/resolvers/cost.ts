import type { ComplexityEstimatorArgs } from 'graphql-query-complexity';

/*
 * What fields add to the estimate of an operation's cost, where it differs from what `server/operation-cost.ts`
 * assumes. The unit is a request to Twilio.
 */

type Price = (args: Pick<ComplexityEstimatorArgs, 'childComplexity' | 'args'>) => number;

/** The field itself makes so many requests, once. */
export const requests =
  (count: number): Price =>
  ({ childComplexity }) =>
    count + childComplexity;

/** However many things the input names: their requests are made in the background, after the answer. */
export const IN_BACKGROUND: Price = requests(1);

/**
 * It asks every bundle of the account, but once for all numbers that are asked about in one operation. What it really
 * costs is counted when it runs.
 */
export const ASKS_EVERY_BUNDLE: Price = requests(40);

/**
 * A page of onboardings for each bundle of a page: no request, but each takes memory and time of the server, so that it
 * counts as one. The text of an operation says how many are read at most.
 */
export const ONBOARDINGS_OF_EACH: Price = ({ args, childComplexity }) =>
  1 + Math.max(1, Number(args['first'])) * Math.max(1, childComplexity);
