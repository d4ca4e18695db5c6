import { useMemo } from 'react';
import { useSession } from '../api/session';

/** Pulls a lever and answers what the sandbox says. @throws Error with a sentence for people */
export type Pull = <Answer>(method: 'GET' | 'POST' | 'DELETE', place: string, body?: object) => Promise<Answer>;

/** The sandbox's levers, which this server passes on for the console. */
export function useLevers(): Pull {
  const { key } = useSession();
  return useMemo(() => pullWith(key), [key]);
}

function pullWith(key: string | undefined): Pull {
  return async (method, place, body) => {
    const answer = await fetch(`/sandbox/${place}`, {
      method,
      headers: {
        ...(key !== undefined && { authorization: `Bearer ${key}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(messageIn(text));
    return JSON.parse(text) as never;
  };
}

/** Of an error in Twilio's form, or in GraphQL's. */
function messageIn(text: string): string {
  try {
    const found = JSON.parse(text) as { message?: string; errors?: readonly { message: string }[] };
    return found.message ?? found.errors?.[0]?.message ?? text;
  } catch {
    return 'The sandbox does not answer.';
  }
}
