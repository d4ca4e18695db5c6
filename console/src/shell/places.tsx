import type { AnchorHTMLAttributes, ReactNode } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { accountIn, addressOf, type Parameters } from './address';

export function useAccountSid(): string | undefined {
  return accountIn(useSearch());
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
