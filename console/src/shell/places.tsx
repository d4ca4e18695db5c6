import type { AnchorHTMLAttributes, ReactNode } from 'react';
import { Link, useLocation, useSearch } from 'wouter';

/** The account in an address, so that a link shows the same to whoever opens it. */
const ACCOUNT = 'account';

export function useAccountSid(): string | undefined {
  return new URLSearchParams(useSearch()).get(ACCOUNT) ?? undefined;
}

type Parameters = Readonly<Record<string, string | undefined>>;

function addressOf(path: string, search: string, parameters: Parameters): string {
  const account = new URLSearchParams(search).get(ACCOUNT) ?? undefined;
  const given = Object.entries({ ...parameters, [ACCOUNT]: account }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  );
  const query = new URLSearchParams(given).toString();
  return query === '' ? path : `${path}?${query}`;
}

interface PlaceProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href' | 'className'> {
  readonly to: string;
  readonly with?: Parameters;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A link within the console: it stays in the account. */
export function Place({ to, with: parameters = {}, ...rest }: PlaceProps) {
  return <Link href={addressOf(to, useSearch(), parameters)} {...rest} />;
}

/** Goes somewhere within the console, and stays in the account. */
export function useGo(): (path: string, parameters?: Parameters) => void {
  const [, navigate] = useLocation();
  const search = useSearch();
  return (path, parameters = {}) => navigate(addressOf(path, search, parameters));
}

/**
 * The parameters of the address, and how to change some of them. What a person types replaces the entry in the browser's
 * history, what they choose adds one.
 */
export function useParameters(): readonly [URLSearchParams, (changes: Parameters, typed?: boolean) => void] {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const change = (changes: Parameters, typed = false): void => {
    const next = new URLSearchParams(location.search);
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined || value === '') next.delete(name);
      else next.set(name, value);
    }
    const query = next.toString();
    navigate(query === '' ? path : `${path}?${query}`, { replace: typed });
  };
  return [new URLSearchParams(search), change];
}
