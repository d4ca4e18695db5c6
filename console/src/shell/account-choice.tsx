import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from '../api/use-api';
import { ConsoleAccountsDocument } from '../operations/generated/graphql';
import { useAccount } from './account';
import { useAccountSid, useParameters } from './places';

/** Which account is shown. The list of subaccounts costs a request to Twilio, so it is asked for when it is opened. */
export function AccountChoice() {
  const account = useAccount();
  const chosen = useAccountSid();
  const [, change] = useParameters();
  const [opened, setOpened] = useState(false);
  const { data } = useQuery(ConsoleAccountsDocument, {}, { skip: !opened });
  const names = new Map<string, string>();
  if (account !== undefined) names.set(chosen ?? '', account.friendlyName ?? account.sid);
  if (chosen !== undefined) names.set('', 'Own account');
  for (const { sid, friendlyName } of data?.accounts.nodes ?? []) {
    if (sid !== account?.sid) names.set(sid, friendlyName ?? sid);
  }
  return (
    <NativeSelect
      aria-label="Account"
      size="sm"
      className="account-choice"
      value={chosen ?? ''}
      onPointerDown={() => setOpened(true)}
      onFocus={() => setOpened(true)}
      onChange={(event) => change({ account: event.currentTarget.value })}
      data={[...names].map(([value, label]) => ({ value, label }))}
    />
  );
}
