import type { JournalEntry } from '../../../src/sandbox/index.js';
import { wavesOf } from '../../../src/onboarding/recipes/recipe.js';
import { nameOf, prepare, start, type Shape } from './cases.js';
import { belongings, inventoryOf, type Inventory } from './inventory.js';
import type { RunState, StepState } from './fleet.js';
import type { Stage } from './stage.js';

/** A step, and the request by which it is known; a step without one (a wait that has nothing to wait for) asks nothing. */
export interface KnownStep {
  readonly key: string;
  readonly use: string;
  readonly signature: string | null;
  /** The request at which a refusal stops the step, where that is another: one number that is refused stops no step. */
  readonly stopsAt?: string;
  /** The key of the step in which the run then stops, where that is another: it first does all else. */
  readonly stopsIn?: string;
  /** With the steps that run side by side with it. */
  readonly wave: number;
}

/** What a shape of a recipe does and makes when nothing goes wrong. */
export interface Undisturbed {
  readonly shape: Shape;
  readonly steps: readonly KnownStep[];
  readonly inventory: Inventory;
}

type Fits = (entry: JournalEntry, step: StepState, steps: readonly StepState[]) => boolean;

const endsWith = (entry: JournalEntry, sid: string | null): boolean => sid !== null && entry.path.endsWith(`/${sid}`);

/** The bundles that a step for the numbers of a customer works on. */
function bundlesOf({ parameters }: StepState, steps: readonly StepState[]): readonly (string | null)[] {
  const customer = steps.find(({ key }) => key === parameters['customer']);
  if (parameters['place'] === 'PROFILE') return [customer?.resource_sid ?? null];
  return customer?.detail.trustProductSids ?? [];
}

/** Whether a request is about what is on one of the bundles of such a step. */
const isOfNumbers = (entry: JournalEntry, step: StepState, steps: readonly StepState[]): boolean =>
  bundlesOf(step, steps).some((sid) => entry.path.includes(`/${sid}/ChannelEndpointAssignments`));

/** The requests by which such steps see which numbers are there. */
const LISTS: Fits = (entry, step, steps) =>
  entry.method === 'GET' &&
  isOfNumbers(entry, step, steps) &&
  entry.query.includes('ChannelEndpointSids') === (step.parameters['which'] !== 'OTHERS');

/** The steps that need not ask Twilio anything. */
const SILENT = ['check-policy', 'await-approval', 'return-phone-numbers', 'find-trust-product', 'delete-what-is-left'];

const COLLECTIONS: Readonly<Record<string, RegExp>> = {
  TRUST_PRODUCT: /\/TrustProducts\/BU\w+$/,
  CUSTOMER_PROFILE: /\/CustomerProfiles\/BU\w+$/,
  END_USER: /\/EndUsers\/IT\w+$/,
  SUPPORTING_DOCUMENT: /\/SupportingDocuments\/RD\w+$/,
  ADDRESS: /\/Addresses\/AD\w+\.json$/,
};

/** The requests of steps that make nothing with a SID of its own. */
const REQUESTS: Readonly<Record<string, Fits>> = {
  // The policy is the same for all runs.
  'check-policy': () => false,
  'find-primary-customer-profile': (entry, step) => entry.method === 'GET' && endsWith(entry, step.resource_sid),
  'check-customer-profile': (entry, step) => entry.method === 'GET' && endsWith(entry, step.resource_sid),
  'check-phone-numbers': (entry) => entry.method === 'GET' && entry.path.includes('/IncomingPhoneNumbers/'),
  'assign-phone-numbers': (entry, step, steps) => {
    const bundle = steps.find(({ key }) => key === step.parameters['bundle'])?.resource_sid;
    return entry.method === 'POST' && entry.path.endsWith(`/${bundle}/ChannelEndpointAssignments`);
  },
  // It asks the product that it finds whom that is for.
  'find-trust-product': (entry, step) =>
    entry.method === 'GET' && entry.path.endsWith(`/${step.resource_sid}/EntityAssignments`),
  'find-customer': (entry, step) => entry.method === 'GET' && endsWith(entry, step.resource_sid),
  'put-phone-numbers': (entry, step, steps) => entry.method === 'POST' && isOfNumbers(entry, step, steps),
  'take-phone-numbers': (entry, step, steps) => entry.method === 'DELETE' && isOfNumbers(entry, step, steps),
  'take-moving-phone-numbers': (entry, step, steps) => entry.method === 'DELETE' && isOfNumbers(entry, step, steps),
  // Nothing comes back where nothing was refused.
  'return-phone-numbers': () => false,
  'survey-customer': (entry) => entry.method === 'GET' && /\/CustomerProfiles\/\w+\/ProvisionalCopy$/.test(entry.path),
  'delete-resources': (entry, step) =>
    entry.method === 'DELETE' && (COLLECTIONS[String(step.parameters['kind'])]?.test(entry.path) ?? false),
  'delete-what-is-left': () => false,
  'open-bundle': (entry, step, steps) => {
    const of = steps.find(({ key }) => key === step.parameters['customer']);
    const originals = step.parameters['kind'] === 'CustomerProfile' ? [of?.resource_sid] : of?.detail.trustProductSids;
    return entry.method === 'POST' && (originals ?? []).some((sid) => entry.path.endsWith(`/${sid}/ProvisionalCopy`));
  },
  'correct-end-user': (entry, step) => entry.method === 'POST' && endsWith(entry, step.resource_sid),
  'correct-address': (entry, step) => entry.method === 'POST' && endsWith(entry, step.resource_sid),
  'submit-bundle': (entry, step) => 'Status' in entry.values && endsWith(entry, step.resource_sid),
  'await-approval': (entry, step) => entry.method === 'GET' && endsWith(entry, step.resource_sid),
};

/** Every other step made the thing that its row names. */
const made: Fits = (entry, step) => entry.status === 201 && entry.sid === step.resource_sid;

/** Runs each shape once in peace, and learns from it. @throws Error when even that goes wrong */
export async function observe(stage: Stage, shapes: readonly Shape[]): Promise<ReadonlyMap<Shape, Undisturbed>> {
  const runs = shapes.map((shape) => prepare(stage, shape));
  stage.register.update();
  const since = stage.control.journal().at(-1)?.index ?? -1;
  // A provisional copy is gone once it is approved: what it consists of is seen at the next request after it was made.
  const look = (): boolean => {
    stage.register.update();
    return false;
  };
  stage.control.fault({ count: 0, effect: 'hang', when: look });
  await Promise.all(runs.map((run) => start(stage.server(), run)));
  const states = await stage.untilEnded(runs.map((run) => run.key));
  stage.control.clearFaults();
  stage.register.update();
  const entries = stage.control.journal({ since: since + 1 });
  const { rows } = stage.holdings();
  const all = new Map(rows.map((row) => [row.row.sid, row]));
  return new Map(
    runs.map((run) => {
      const state = states.get(run.key);
      if (state?.status !== 'COMPLETED') {
        throw new Error(`${nameOf(run.shape)} fails undisturbed: ${state?.status} ${JSON.stringify(state?.failure)}`);
      }
      const own = entries.filter((entry) => stage.register.tagOf(wordsOf(entry)) === run.tag);
      const inventory = inventoryOf(belongings(rows, run, state), all);
      return [run.shape, { shape: run.shape, inventory, steps: knownSteps(stage, own, state) }];
    }),
  );
}

const wordsOf = ({ path, query, values, friendlyName }: JournalEntry): string =>
  [path, query, friendlyName ?? '', ...Object.values(values)].join(' ');

function knownSteps(stage: Stage, own: readonly JournalEntry[], { steps }: RunState): readonly KnownStep[] {
  const waves = wavesOf(steps);
  const known = steps.map((step): KnownStep => {
    if (step.status === 'SKIPPED')
      return { key: step.key, use: step.use, signature: null, wave: waves.get(step.key) ?? 1 };
    const entry = own.find((candidate) => (REQUESTS[step.use] ?? made)(candidate, step, steps));
    // What was there already is taken without a request.
    const isSilent = SILENT.includes(step.use) || step.detail.reused === true;
    if (entry === undefined && !isSilent) {
      throw new Error(`No request of the step ${step.key} was seen: say in undisturbed.ts how it is known.`);
    }
    const signature = entry === undefined ? null : stage.register.signatureOf(entry);
    const list = own.find((candidate) => step.parameters['customer'] !== undefined && LISTS(candidate, step, steps));
    const stopsAt = list && { stopsAt: stage.register.signatureOf(list) };
    const stopsIn = step.use === 'delete-resources' && { stopsIn: 'delete-what-is-left' };
    return { key: step.key, use: step.use, signature, wave: waves.get(step.key) ?? 1, ...stopsAt, ...stopsIn };
  });
  const signatures = known.flatMap(({ signature }) => (signature === null ? [] : [signature]));
  const twice = signatures.find((signature, index) => signatures.indexOf(signature) !== index);
  if (twice !== undefined) throw new Error(`Two steps send the same: ${twice}. Let register.ts tell them apart.`);
  return known;
}
