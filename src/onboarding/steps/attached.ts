import type { BundleRef, EntityAssignmentRecord } from '../../domain/bundle.js';
import { isNotFound } from '../../domain/errors.js';
import type { TrustHub } from '../../twilio/trust-hub.js';

/** What is attached to a bundle but its numbers; null where the bundle is gone, such as a copy that has just been approved. */
export async function attachedTo(
  { entityAssignments }: Pick<TrustHub, 'entityAssignments'>,
  bundle: BundleRef,
): Promise<readonly EntityAssignmentRecord[] | null> {
  try {
    return await entityAssignments.list(bundle);
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}
