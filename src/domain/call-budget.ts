import { ServiceError, ServiceErrorCode } from './errors.js';

/**
 * How many requests to Twilio one operation may make, and how many it has made. A cost can only be estimated before an
 * operation runs; this limit holds whatever the estimate was.
 */
export class CallBudget {
  private made = 0;

  /** @param most requests, retries not counted */
  constructor(readonly most: number) {}

  /** Requests made so far. */
  get calls(): number {
    return this.made;
  }

  /**
   * Counts one request, before it is sent.
   * @throws ServiceError QUERY_TOO_COMPLEX where there is none left; the request is then not sent
   */
  spend(): void {
    if (this.made >= this.most) throw new CallBudgetSpent(this.most);
    this.made += 1;
  }
}

/** The operation has made as many requests to Twilio as one may. */
export class CallBudgetSpent extends ServiceError {
  constructor(most: number) {
    super(
      ServiceErrorCode.QUERY_TOO_COMPLEX,
      `The operation has made the ${most} requests to Twilio that one operation may make. Ask for smaller pages, fewer fields, or fewer things at a time.`,
      { notProcessed: true },
    );
    this.name = 'CallBudgetSpent';
  }
}
