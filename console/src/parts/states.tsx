import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { inPlainWords } from '../../../src/import/plain-words';
import type { TrustHubError } from '../api/client';

interface EmptyProps {
  readonly title: string;
  readonly children?: ReactNode;
}

/** Nothing is there: why, and what to do about it. */
export function Empty({ title, children }: EmptyProps) {
  return (
    <div className="state">
      <h1>{title}</h1>
      {children}
    </div>
  );
}

interface FailedProps {
  readonly error: TrustHubError;
  readonly again?: () => void;
}

const ADVICE: Readonly<Record<string, string>> = {
  MIRROR_OFF: 'This server keeps no copy of the account (MIRROR=off), so customers cannot be listed or searched here.',
  FORBIDDEN: 'This key may not act for that account. Choose another account at the top.',
  RATE_LIMITED: 'Too much was asked at once. Wait a moment, then try again.',
};

/** Of several things that are wrong each with its place. */
function wordsOf({ problems }: TrustHubError): string {
  const isOne = problems.length === 1;
  return problems
    .map(({ field, message }) => (isOne || field === '' ? '' : `${field}: `) + inPlainWords(message))
    .join(' ');
}

export function Failed({ error, again }: FailedProps) {
  return (
    <div className="state state-failed" role="alert">
      <h2>That did not work</h2>
      <p>{ADVICE[error.code] ?? wordsOf(error)}</p>
      {again && (
        <Button variant="default" onClick={again}>
          Try again
        </Button>
      )}
    </div>
  );
}

export function Loading({ what }: { readonly what: string }) {
  return (
    <div className="state" role="status">
      <span className="spinner" aria-hidden="true" />
      <p>Loading {what} …</p>
    </div>
  );
}
