import { useQuery } from '../api/use-api';
import { ConsoleRunResultsDocument } from '../operations/generated/graphql';
import { Sid } from '../parts/sid';
import { plainName } from '../words/words';

/** What a run could not do of what it was asked: numbers that were refused, things that stay. */
export function RunResults({ id }: { readonly id: string }) {
  const { data } = useQuery(ConsoleRunResultsDocument, { id });
  const numbers = data?.onboarding?.phoneNumberResults;
  const deletions = data?.onboarding?.deletions;
  return (
    <>
      {numbers !== undefined && numbers.totalCount > 0 && (
        <section aria-labelledby="numbers-left">
          <h2 id="numbers-left">Numbers that were not done ({numbers.totalCount})</h2>
          <ul className="deletions">
            {numbers.nodes.map(({ phoneNumberSid, phoneNumber, bundleSid, outcome, error }) => (
              <li key={phoneNumberSid + bundleSid}>
                {phoneNumber ?? <Sid sid={phoneNumberSid} short />} on <Sid sid={bundleSid} short />:{' '}
                {error?.message ?? plainName(outcome)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {deletions !== undefined && deletions.totalCount > 0 && (
        <section aria-labelledby="things-left">
          <h2 id="things-left">What was not deleted ({deletions.totalCount})</h2>
          <ul className="deletions">
            {deletions.nodes.map(({ kind, sid, outcome, reason, error }) => (
              <li key={sid}>
                {plainName(kind)} <Sid sid={sid} short />: {error?.message ?? reason ?? plainName(outcome)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
