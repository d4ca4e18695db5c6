import { surveyOf } from './customer-survey.js';
import { TooManyThings } from './sharers.js';
import { StepStopped, word, type Step } from './step.js';

/** Writes down what is deleted with a customer that leaves, and what stays because something else has it too. */
export const surveyCustomer: Step = {
  writes: false,
  run: async ({ trustHub, findSharers, deletions, parameters, of }) => {
    const { sid: profileSid, detail } = of(word(parameters, 'customer'));
    const { trustProductSids = [], sharedProductSids = [] } = detail;
    const customer = { profileSid, trustProductSids, sharedProductSids };
    const survey = await surveyOf(trustHub, findSharers, customer).catch((error: unknown) => {
      if (error instanceof TooManyThings) throw tooManyThings();
      throw error;
    });
    if (survey.stop !== null) throw new StepStopped('CUSTOMER_PROFILE_IN_USE', survey.stop, CHOOSE_ANOTHER);
    await deletions.plan(survey.deletions);
    return { resourceSid: null };
  },
};

const CHOOSE_ANOTHER =
  'Nothing was deleted. Offboard the customers that rest on it first; or cancel this, and free only its numbers (FREE_NUMBERS).';

function tooManyThings(): StepStopped {
  return new StepStopped(
    'TOO_MANY_BUNDLES',
    'What else has the things of this customer cannot be asked of Twilio: the account has too many bundles or documents, and its copy is off or not complete yet. Nothing was deleted.',
    'Set MIRROR=on and restart the server, or wait until Account.mirror is CURRENT; then resume.',
  );
}
