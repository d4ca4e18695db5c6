import { useDebouncedCallback } from '@mantine/hooks';
import { useLive, useQuery, type Asked } from '../api/use-api';
import {
  ConsoleBundleChangedDocument,
  ConsoleCustomerDocument,
  type ConsoleCustomerQuery,
} from '../operations/generated/graphql';

/** What is on a bundle may be as old as a page that somebody reads. */
const MAX_AGE_SECONDS = 30;
const SETTLED_MS = 500;

export type Customer = NonNullable<ConsoleCustomerQuery['customer']>;

/** One customer with all that is on it, asked for again when Twilio decides about the profile or a product. */
export function useCustomer(sid: string): Asked<ConsoleCustomerQuery> {
  const asked = useQuery(ConsoleCustomerDocument, { sid }, { maxAge: MAX_AGE_SECONDS });
  const { data, again } = asked;
  const bundles = [sid, ...(data?.customer?.trustProducts.map((product) => product.sid) ?? [])];
  const update = useDebouncedCallback(again, SETTLED_MS);
  useLive(ConsoleBundleChangedDocument, {}, ({ bundleStatusChanged }) => {
    if (bundles.includes(bundleStatusChanged.sid)) update();
  });
  return asked;
}
