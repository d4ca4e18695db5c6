import type { Client } from '../support/twilio-client.js';
import type { Stage } from './stage.js';

/** What an operation is asked for with. Names are the description's. */
export interface Given {
  readonly path?: Readonly<Record<string, string>>;
  /** The body, or a list's filters. */
  readonly params?: Readonly<Record<string, unknown>>;
}

/** How one operation is carried out. `given` sets the stage anew each time, so that deletes can be repeated. */
export interface Drive {
  readonly given?: (stage: Stage) => Promise<Given> | Given;
  /** Through the real client. `params` is the body or the filters with the client's names; `path` is by name. */
  readonly call: (client: Client, path: (name: string) => string, params: never) => Promise<unknown>;
}

/** Operations by operationId. */
export type Drives = Readonly<Record<string, Drive>>;
