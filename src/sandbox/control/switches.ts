/** One behaviour that can be chosen. The first value is the default. */
export interface Switch {
  readonly values: readonly [string, ...string[]];
  /** What it changes, for the table in docs/sandbox.md. */
  readonly about: string;
  /** Why it is a switch: what reports or pages disagree about, or leave open. */
  readonly why: string;
}

/**
 * Where pages and reports disagree, or where Twilio is known to have more than one behaviour (TRUSTHUB 4, 5, 6, 11, 13).
 * Each is an option of `startSandbox` and can be changed while it runs; `docs/sandbox.md` is rendered from this table.
 */
export const SWITCHES = {
  resubmission: {
    values: ['in-place', 'refused'],
    about: 'Whether a rejected bundle can be submitted again.',
    why: 'Error page 60711 and some integrators resubmit in place; others had to make a new bundle.',
  },
  productGate: {
    values: ['at-submission', 'at-review'],
    about: 'When Voice Integrity and CNAM need their profile approved (11005, 11006).',
    why: 'The guides submit profile and product in one go; the error dictionary rejects the product. The stricter is default.',
  },
  submissionAnswer: {
    values: ['pending-review', 'in-review'],
    about: 'The status that the answer to a submission carries.',
    why: 'The guides show `pending-review`, the example `updateToInReview` of the description `in-review`.',
  },
  noncompliantSubmission: {
    values: ['rejected', 'stays-draft'],
    about: 'What the submission of a noncompliant bundle does; either way it answers 200.',
    why: 'The guide rejects it; integrators saw 200 with the status still `draft`.',
  },
  bundleStatusSpelling: {
    values: ['lower', 'upper'],
    about: 'How a bundle spells its status: `twilio-approved` or `TWILIO_APPROVED`.',
    why: 'The description has lower case; prose, e-mails and error texts upper case.',
  },
  documentStatusSpelling: {
    values: ['upper', 'lower'],
    about: 'How a document spells its status: `PENDING_REVIEW` or `pending-review`.',
    why: 'Upper case since February 2025; two of three guides still show lower.',
  },
  attributes: {
    values: ['replaced', 'merged'],
    about: 'What an update of Attributes does to fields that it does not send.',
    why: 'Undocumented. Integrators fetch and merge first, or assume that only sent fields change.',
  },
  rejectedProductDeletion: {
    values: ['allowed', 'refused'],
    about: 'Whether a rejected TrustProduct can be deleted (21647 otherwise).',
    why: 'The CNAM page deletes products; one integrator was refused.',
  },
  conflictCode: {
    values: ['by-case', '20409', '70003'],
    about:
      'The code of every 409: `by-case` is 20409 for the same object twice and 70003 for a number that is elsewhere.',
    why: 'Both codes are reported for both cases.',
  },
  conflictText: {
    values: ['assigned-to', 'mapped-to'],
    about:
      'The text that names the bundle a number is on: `already assigned to BU...` or `already mapped to a ..._sid: BU...`.',
    why: 'Both are reported; integrators parse the SID out of it.',
  },
  supportingBundleField: {
    values: ['bundle_status', 'bundle_sid'],
    about: 'The `object_field` under which an evaluation shows a supporting bundle.',
    why: 'The description says one, the sole proprietor guide the other.',
  },
  extraBundles: {
    values: ['fail', 'ignored'],
    about: 'What an evaluation makes of an attached bundle of a kind that the policy does not ask for.',
    why: 'A leftover profile is reported to fail a bundle; nothing is documented. The stricter is default.',
  },
  unknownDocumentType: {
    values: ['22206', '70002'],
    about: 'The answer to an unknown document type: 22206 in the usual shape, or 70002 in the shape of the backend.',
    why: 'One page shows the second: `user_error`, `http_status_code` and `params` in place of `status`.',
  },
  starterProfiles: {
    values: ['on', 'off'],
    about: 'Whether starter profiles can be created (22404 otherwise).',
    why: 'Twilio can switch them off; they are being phased out.',
  },
  primaryProfiles: {
    values: ['console-only', 'by-api'],
    about:
      "Whether primary profiles can be created and submitted by API. `console-only` refuses both with 400, code 400 and Twilio's text.",
    why: 'Twilio was seen to refuse both, and sends people to its Console; earlier it took them by API.',
  },
  primaryShakenStir: {
    values: ['absent', 'added'],
    about: 'Whether a primary profile has an approved SHAKEN/STIR product by itself once it is approved.',
    why: "Twilio's onboarding page says that it is added; its guides create the product by hand.",
  },
  callbackMethod: {
    values: ['POST', 'GET'],
    about:
      'How a status callback comes: a form POST, or a GET with `AccountSid`, `BundleSid`, `Status`, `FailureReason` and twice `bodySHA256` in the query.',
    why: 'The GET was seen of bundles (twilio-php#861); a public handler of Trust Hub reads the same fields from a form.',
  },
  a2pEmbeddables: {
    values: ['on', 'off'],
    about: 'Whether the account may use the A2P embeddables (403 otherwise).',
    why: 'The description: "Account not enabled for A2P embeddable v2".',
  },
  releasedNumbers: {
    values: ['leave-bundles', 'stay-assigned'],
    about:
      'Whether the assignments of a number that is released or moved go with it, or stay behind. One that stays is listed, fetched and deleted like any other.',
    why: 'One report counts 184, then 176 assignments orphaned by released numbers. Nothing is documented.',
  },
  duplicateAssignments: {
    values: ['refused', 'allowed'],
    about:
      'What happens when an object or a number is put on the bundle that it is on already, or a number on another profile or another product of the policy: 409 (see `conflictCode`), or 201 and an assignment more.',
    why: 'Several integrators report the 409 and parse it; one found that Twilio takes duplicates. Nothing is documented.',
  },
  bundleDateUpdated: {
    values: ['own-changes', 'assignments-too'],
    about:
      "What moves a bundle's `date_updated`: changes of its own fields and status, or also an assignment that is added or goes.",
    why: 'Undocumented. Programs that read only what is newer than a date must not miss an assignment either way.',
  },
  unknownParameters: {
    values: ['refused', 'ignored'],
    about: 'What happens to parameters that the description does not know.',
    why: 'Undocumented. Refusing (20001) finds misspellings.',
  },
} as const satisfies Readonly<Record<string, Switch>>;

/** The value of every switch. */
export type Switches = { readonly [N in keyof typeof SWITCHES]: (typeof SWITCHES)[N]['values'][number] };

/** The switches as given, and the first value of those that are not. */
export function switchesOf(given: Partial<Switches>): Switches {
  const filled = Object.entries(SWITCHES).map(([name, { values }]): [string, string] => [
    name,
    given[name as keyof Switches] ?? values[0],
  ]);
  return Object.fromEntries(filled) as unknown as Switches;
}

/** The values of the switches among other settings. */
export function switchesIn(settings: Switches): Switches {
  const names = Object.keys(SWITCHES) as (keyof Switches)[];
  return Object.fromEntries(names.map((name) => [name, settings[name]])) as unknown as Switches;
}

/**
 * Switches as a person or a program gave them.
 * @throws Error that names the known switches, or the values of the one that was given another
 */
export function readSwitches(given: Readonly<Record<string, unknown>>): Partial<Switches> {
  for (const [name, value] of Object.entries(given)) {
    const known = Object.hasOwn(SWITCHES, name) ? SWITCHES[name as keyof Switches].values : undefined;
    if (known === undefined) {
      throw new Error(`There is no switch ${name}. The switches are: ${Object.keys(SWITCHES).join(', ')}.`);
    }
    if (!known.some((allowed) => allowed === value)) {
      throw new Error(`The switch ${name} is one of: ${known.join(', ')}.`);
    }
  }
  return given;
}
