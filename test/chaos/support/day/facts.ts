/** What holds in an account, by a name for each fact: the same whether it is read from the sandbox or from an answer. */
export type Facts = ReadonlyMap<string, string>;

/** A bundle as an answer has it. */
export interface BundleAnswer {
  readonly sid: string;
  readonly friendlyName: string;
  readonly rawStatus: string;
  readonly email: string;
}

export const BUNDLE = 'sid friendlyName rawStatus email';

export const bundleFact =
  (kind: 'customer-profile' | 'trust-product') =>
  ({ sid, friendlyName, rawStatus, email }: BundleAnswer): readonly [string, string] => [
    `${kind} ${sid}`,
    JSON.stringify([friendlyName, rawStatus, email]),
  ];

/** An end user as an answer has it. */
export interface UserAnswer {
  readonly sid: string;
  readonly friendlyName: string;
  readonly attributes: unknown;
}

export const USER = 'sid friendlyName attributes';

export const userFact = ({ sid, friendlyName, attributes }: UserAnswer): readonly [string, string] => [
  `user ${sid}`,
  JSON.stringify([friendlyName, attributes]),
];

/** Something on a bundle: its name says all of it. */
export const onBundle = (bundleSid: string, objectSid: string): string => `on ${bundleSid} ${objectSid}`;

export const THERE = 'there';

type Row = Readonly<Record<string, unknown>>;

/** How the rows of each table of the sandbox are facts. */
const TABLES: Readonly<Record<string, (row: Row) => readonly [string, string] | undefined>> = {
  bundles: (row) => {
    const { kind } = row;
    if (kind !== 'customer-profile' && kind !== 'trust-product') return undefined;
    return bundleFact(kind)({ ...(row as unknown as BundleAnswer), rawStatus: String(row['status']) });
  },
  endUsers: (row) => userFact(row as unknown as UserAnswer),
  entityAssignments: ({ bundleSid, objectSid }) => [onBundle(String(bundleSid), String(objectSid)), THERE],
  channelEndpointAssignments: (row) => [onBundle(String(row['bundleSid']), String(row['channelEndpointSid'])), THERE],
  supportingDocuments: ({ sid }) => [`document ${String(sid)}`, THERE],
  addresses: ({ sid }) => [`address ${String(sid)}`, THERE],
  incomingPhoneNumbers: ({ sid }) => [`number ${String(sid)}`, THERE],
};

/** The facts in a snapshot of the sandbox. */
export function factsOf(snapshot: string): Facts {
  const facts = new Map<string, string>();
  for (const line of snapshot.split('\n')) {
    if (!line.startsWith('{"n":')) continue;
    const { put = [] } = JSON.parse(line) as { put?: readonly (readonly [string, Row])[] };
    for (const [table, row] of put) {
      const fact = TABLES[table]?.(row);
      if (fact !== undefined) facts.set(...fact);
    }
  }
  return facts;
}
