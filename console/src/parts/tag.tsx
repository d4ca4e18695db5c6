import type { ReactNode } from 'react';
import type { Tone } from '../words/words';
import { Icon, type IconName } from './icons';

const SIGNS: Readonly<Record<Tone, IconName>> = {
  good: 'check',
  bad: 'cross',
  busy: 'clock',
  warn: 'alert',
  idle: 'dash',
};

interface TagProps {
  readonly tone: Tone;
  readonly children: ReactNode;
  readonly title?: string;
}

/** A status at a glance: a colour, a sign, and a word. */
export function Tag({ tone, children, title }: TagProps) {
  return (
    <span className={`tag tag-${tone}`} title={title}>
      <Icon name={SIGNS[tone]} size={12} />
      {children}
    </span>
  );
}
