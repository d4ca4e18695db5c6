import { digestOf } from '../digest.js';
import type { StepName, StepParameters } from '../recipes/recipe.js';
import type { OpenInput } from '../storage/run-vault.js';
import { assignEntity } from './assign-entity.step.js';
import { assignPhoneNumbers } from './assign-phone-numbers.step.js';
import { checkCustomerProfile } from './check-customer-profile.step.js';
import { checkPhoneNumbers } from './check-phone-numbers.step.js';
import { checkPolicy } from './check-policy.step.js';
import { correctAddress } from './correct-address.step.js';
import { correctEndUser } from './correct-end-user.step.js';
import { createAddressDocument } from './create-address-document.step.js';
import { createAddress } from './create-address.step.js';
import { createCustomerProfile, createTrustProduct } from './create-bundle.step.js';
import { createEndUser } from './create-end-user.step.js';
import { createSupportingDocument } from './create-supporting-document.step.js';
import { deleteResources, deleteWhatIsLeft } from './delete-resources.step.js';
import { evaluateBundle } from './evaluate-bundle.step.js';
import { findCustomer } from './find-customer.step.js';
import { findTrustProduct } from './find-trust-product.step.js';
import { findPrimaryCustomerProfile } from './find-primary-customer-profile.step.js';
import { openBundle } from './open-bundle.step.js';
import { putPhoneNumbers } from './put-phone-numbers.step.js';
import { returnPhoneNumbers } from './return-phone-numbers.step.js';
import type { Step } from './step.js';
import { submitBundle } from './submit-bundle.step.js';
import { surveyCustomer } from './survey-customer.step.js';
import { takeMovingPhoneNumbers, takePhoneNumbers } from './take-phone-numbers.step.js';

/** Every step that a recipe can name, except the wait for a review, which the engine does itself. */
const STEPS: Readonly<Record<Exclude<StepName, 'await-approval'>, Step>> = {
  'find-primary-customer-profile': findPrimaryCustomerProfile,
  'check-customer-profile': checkCustomerProfile,
  'check-phone-numbers': checkPhoneNumbers,
  'check-policy': checkPolicy,
  'create-customer-profile': createCustomerProfile,
  'create-trust-product': createTrustProduct,
  'create-end-user': createEndUser,
  'create-address': createAddress,
  'create-address-document': createAddressDocument,
  'create-supporting-document': createSupportingDocument,
  'assign-entity': assignEntity,
  'assign-phone-numbers': assignPhoneNumbers,
  'evaluate-bundle': evaluateBundle,
  'submit-bundle': submitBundle,
  'find-customer': findCustomer,
  'find-trust-product': findTrustProduct,
  'put-phone-numbers': putPhoneNumbers,
  'take-phone-numbers': takePhoneNumbers,
  'take-moving-phone-numbers': takeMovingPhoneNumbers,
  'return-phone-numbers': returnPhoneNumbers,
  'survey-customer': surveyCustomer,
  'delete-resources': deleteResources,
  'delete-what-is-left': deleteWhatIsLeft,
  'open-bundle': openBundle,
  'correct-end-user': correctEndUser,
  'correct-address': correctAddress,
};

/** Null for the wait for a review, which is the engine's own. */
export function stepOf(use: StepName): Step | null {
  return use === 'await-approval' ? null : STEPS[use];
}

/** A step's part of the input, hashed: the business data itself is stored once, with the run. */
export function fingerprintOf(step: Step, { input, hashKey }: OpenInput, parameters: StepParameters): string | null {
  const part = step.reads?.(input, parameters);
  return part === undefined ? null : digestOf(part, hashKey);
}
