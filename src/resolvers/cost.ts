import type { ComplexityEstimatorArgs } from 'graphql-query-complexity';
import { COVERAGE_KINDS } from '../domain/coverage.js';

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

/** It is answered from what this server has. */
export const NO_REQUEST: Price = requests(0);

/** The same for each of the three kinds of coverage. */
export const OF_EACH_KIND: Price = ({ childComplexity }) => COVERAGE_KINDS.length * childComplexity;

/** However many things the input names: their requests are made in the background, after the answer. */
export const IN_BACKGROUND: Price = requests(1);

/**
 * It asks every bundle of the account, but once for all numbers that are asked about in one operation. What it really
 * costs is counted when it runs.
 */
export const ASKS_EVERY_BUNDLE: Price = requests(40);

/**
 * A page of what this server keeps, such as onboardings or numbers, maybe for each of a long page of things. They need no
 * request, but memory and time of the server: each counts as one, so that the limit of the estimate also limits how many
 * are read.
 */
export const PAGE_OF_EACH: Price = ({ args, childComplexity }) =>
  1 + Math.max(1, Number(args['first'])) * Math.max(1, childComplexity);
