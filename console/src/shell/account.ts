import { createContext, useContext } from 'react';
import type { ConsoleAccountQuery } from '../operations/generated/graphql';

type Account = ConsoleAccountQuery['account'];

/** The account that is shown, once the server has answered. */
export const AccountContext = createContext<Account | undefined>(undefined);

export function useAccount(): Account | undefined {
  return useContext(AccountContext);
}
