import type { Asked, Dispatched } from './dispatch.js';
import { EMPTY_FORM } from './form.js';
import type { Form } from './form.js';
import type { JournalEntry } from '../control/journal.js';

/** Parameters whose values the journal keeps. */
const KEPT_VALUES = ['Type', 'Status', 'PolicySid', 'ObjectSid', 'ChannelEndpointSid', 'AccountSid'] as const;

/**
 * Longer texts are cut: a request with a query of 16 kB, or a name of a megabyte, must not stay in memory for weeks.
 */
const LONGEST = 1000;
const LONGEST_VALUE = 255;
const MOST_NAMES = 50;

/** A request as the journal records it, without what it does not know: its moment, its duration and its fault. */
export function received(asked: Asked, done: Dispatched): Omit<JournalEntry, 'index' | 'at' | 'durationMs' | 'fault'> {
  const { form } = done;
  const posted = form !== EMPTY_FORM;
  return {
    kind: 'request',
    method: asked.method,
    path: cut(asked.path, LONGEST),
    query: cut(asked.query, LONGEST),
    status: done.status,
    account: done.accountSid,
    params: posted ? namesOf(form) : [],
    friendlyName: posted ? (valueOf(form, 'FriendlyName') ?? null) : null,
    values: posted ? valuesOf(form) : {},
    sid: done.status === 201 && done.body && 'sid' in done.body ? String(done.body.sid) : null,
  };
}

function namesOf(form: Form): readonly string[] {
  return form
    .names()
    .slice(0, MOST_NAMES)
    .map((name) => cut(name, LONGEST_VALUE));
}

function valuesOf(form: Form): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  for (const name of KEPT_VALUES) {
    const value = valueOf(form, name);
    if (value !== undefined) values[name] = value;
  }
  return values;
}

function valueOf(form: Form, name: string): string | undefined {
  const value = form.optional(name);
  return value === undefined ? undefined : cut(value, LONGEST_VALUE);
}

function cut(text: string, most: number): string {
  return text.length > most ? text.slice(0, most) : text;
}
