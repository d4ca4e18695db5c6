import type { JournalEntry } from '../../src/sandbox/index.js';

/** What a run with one new address and two numbers makes, each once. */
export const EXPECTED_CREATES: Readonly<Record<string, number>> = {
  'POST Addresses.json': 1,
  'POST CustomerProfiles': 1,
  'POST CustomerProfiles/ChannelEndpointAssignments': 2,
  'POST CustomerProfiles/EntityAssignments': 4,
  'POST CustomerProfiles/Evaluations': 1,
  'POST EndUsers': 3,
  'POST SupportingDocuments': 1,
  'POST TrustProducts': 1,
  'POST TrustProducts/ChannelEndpointAssignments': 2,
  'POST TrustProducts/EntityAssignments': 2,
  'POST TrustProducts/Evaluations': 1,
};

/** The creates that were carried out, counted by resource. */
export function created(journal: readonly JournalEntry[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const entry of journal.filter(({ method, status }) => method === 'POST' && status === 201)) {
    const words = entry.path.split('/').filter((part) => /^[A-Z][A-Za-z]+(\.json)?$/.test(part) && part !== 'Accounts');
    const name = `POST ${words.join('/')}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

/** The submissions that were accepted, of profiles and products. */
export const submissions = (journal: readonly JournalEntry[]): number =>
  journal.filter((entry) => entry.values['Status'] === 'pending-review' && entry.status === 200).length;
