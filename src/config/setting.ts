import type { z } from 'zod';

/** One setting: how it is read, and how `.env.example` and the documents describe it. */
export interface Setting {
  readonly parse: z.ZodType;
  /** The value where it is not set; empty for none. */
  readonly fallback: string;
  readonly about: string;
}

/** A limit of what a caller may ask for: a setting, and what a caller sees beyond it. */
export interface LimitSetting extends Setting {
  readonly seen: string;
}
