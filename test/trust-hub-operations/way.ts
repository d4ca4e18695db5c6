import type { TypedDocumentString } from '../operations/generated/graphql.js';
import type { Stage } from '../sandbox/contract/stage.js';

/** One way from GraphQL to an operation of Trust Hub, and how it is gone: an example of test/operations. */
export interface Way {
  /** The field that leads there, such as `Query.customerProfile`. */
  readonly field: string;
  readonly document: string;
  /** Sets the stage in a sandbox fresh from the seed, and answers the variables. */
  readonly given: (stage: Stage) => Promise<object>;
  /** When it leads there, where it doesn't always. */
  readonly when?: string;
}

/** The ways to each operation, by its id in Twilio's OpenAPI description. */
export type Ways = Readonly<Record<string, readonly Way[]>>;

/** A way by a query or mutation of test/operations. The variables as they are, or as the stage that is set has them. */
export function way<Variables extends object>(
  field: string,
  document: TypedDocumentString<unknown, Variables>,
  given: NoInfer<Variables> | ((stage: Stage) => Promise<NoInfer<Variables>>),
  when?: string,
): Way {
  return {
    field,
    document: document.toString(),
    given: typeof given === 'function' ? given : () => Promise.resolve(given),
    ...(when !== undefined && { when }),
  };
}
