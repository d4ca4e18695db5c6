/** One thing that was checked. */
export interface Finding {
  readonly about: 'program' | 'settings' | 'database' | 'Twilio' | 'primary profile' | 'policies' | 'callbacks';
  /** `warning`: it works, but not as well as it could; `wrong`: something does not work until a person changes it. */
  readonly state: 'ok' | 'warning' | 'wrong';
  /** What was found; where that is not `ok`, what to do. Without a credential. */
  readonly message: string;
}
