import { useEffect, useRef, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { Icon, type IconName } from '../parts/icons';
import { Tag } from '../parts/tag';
import { useAccount } from './account';
import { AccountChoice } from './account-choice';
import { Place } from './places';
import { SchemeSwitch } from './scheme';

interface Entry {
  readonly to: string;
  readonly text: string;
  readonly icon: IconName;
  readonly sandboxOnly?: true;
}

const ENTRIES: readonly Entry[] = [
  { to: '/', text: 'Customers', icon: 'customers' },
  { to: '/runs', text: 'Runs', icon: 'runs' },
  { to: '/coverage', text: 'Coverage', icon: 'coverage' },
  { to: '/import', text: 'Import', icon: 'import' },
  { to: '/sandbox', text: 'Sandbox', icon: 'sandbox', sandboxOnly: true },
];

function isBelow(path: string, entry: string): boolean {
  return entry === '/' ? path === '/' || path.startsWith('/customers') : path.startsWith(entry);
}

/** What is around every view: where one can go, whose things one sees, and whether they are real. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const [path] = useLocation();
  const account = useAccount();
  const content = useRef<HTMLElement>(null);
  const shown = useRef(path);
  // As after loading a page: the keyboard and a screen reader go on where the new view begins.
  useEffect(() => {
    if (shown.current !== path) content.current?.focus({ preventScroll: true });
    shown.current = path;
  }, [path]);
  const entries = ENTRIES.filter(({ sandboxOnly }) => sandboxOnly !== true || account?.sandbox === true);
  return (
    <div className="shell">
      <a className="skip" href="#content">
        Go to the content
      </a>
      <header className="shell-top">
        <Place to="/" className="brand">
          Trust Hub
        </Place>
        <AccountChoice />
        <span className="grow" />
        {account?.sandbox === true && <Tag tone="warn">Sandbox</Tag>}
        {account?.sandbox === false && <Tag tone="good">Live Twilio account</Tag>}
        {account?.sandbox === true && (
          <a className="quiet-link wide-only" href="/playground/">
            Playground <Icon name="outside" size={12} />
          </a>
        )}
        <SchemeSwitch />
      </header>
      <nav className="shell-nav" aria-label="Console">
        {entries.map(({ to, text, icon }) => (
          <Place key={to} to={to} {...(isBelow(path, to) && { 'aria-current': 'page' as const })}>
            <Icon name={icon} size={18} />
            {text}
          </Place>
        ))}
      </nav>
      <main id="content" ref={content} className="shell-content" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
