import type { SandboxControl } from '../../../../src/sandbox/index.js';
import type { Blueprint, Defect, Edit, Scenario, Thing } from './scenario.js';
import type { BundleKind, Workshop } from './workshop.js';

/** A thing that is attached to the bundle under test. */
export interface Fixed {
  readonly assignmentSid: string;
  readonly objectSid: string;
  /** For end users. */
  readonly thing: Thing | null;
}

export interface Built {
  readonly kind: BundleKind;
  readonly sid: string;
  readonly fixed: Fixed[];
}

interface Plan {
  endUsers: Thing[];
  documents: Thing[];
  supporting: string[];
}

/** Supporting bundles in each status, by the names of the scenarios. */
export function plantSupporting(control: SandboxControl): Readonly<Record<string, string>> {
  const email = 'a@b.example';
  const bundle = (ref: string, policySid: string, status?: string) => ({
    ref,
    friendlyName: ref,
    email,
    policySid,
    ...(status && { status }),
  });
  const secondary = 'RNdfbf3fae0e1107f8aded0e7cead80bf5';
  const starter = 'RN806dd6cd175f314e1f96a9727ee271f4';
  const voiceIntegrity = 'RN5b3660f9598883b1df4e77f77acefba0';
  return control.seed({
    customerProfiles: [
      bundle('draftSecondary', secondary),
      bundle('submittedSecondary', secondary, 'in-review'),
      bundle('approvedSecondary', secondary, 'twilio-approved'),
      bundle('rejectedSecondary', secondary, 'twilio-rejected'),
      bundle('draftStarter', starter),
      bundle('submittedStarter', starter, 'in-review'),
    ],
    trustProducts: [
      bundle('draftVoiceIntegrity', voiceIntegrity),
      bundle('approvedVoiceIntegrity', voiceIntegrity, 'twilio-approved'),
    ],
  });
}

/** Builds the bundle of a scenario through the API. */
export async function build(
  workshop: Workshop,
  { blueprint, defects }: Scenario,
  supporting: Readonly<Record<string, string>>,
  addressSid: string,
): Promise<Built> {
  const { kind, policySid } = blueprint;
  const plan = planOf(blueprint, addressSid);
  for (const defect of defects) apply(defect, plan, addressSid);
  const made: { readonly objectSid: string; readonly thing: Thing | null }[] = [];
  const [sid] = await Promise.all([
    workshop.bundle(kind, policySid),
    ...plan.endUsers.map(async (thing) =>
      made.push({ objectSid: await workshop.endUser(thing.type, thing.attributes), thing }),
    ),
    ...plan.documents.map(async ({ type, attributes }) =>
      made.push({ objectSid: await workshop.document(type, attributes), thing: null }),
    ),
  ]);
  for (const name of new Set(plan.supporting)) made.push({ objectSid: supporting[name] ?? '', thing: null });
  const fixed = await Promise.all(
    made.map(async (one) => ({ ...one, assignmentSid: await workshop.attach(kind, sid, one.objectSid) })),
  );
  return { kind, sid, fixed };
}

function planOf({ endUsers, address, supporting }: Blueprint, addressSid: string): Plan {
  const documents = address ? [{ type: 'customer_profile_address', attributes: { address_sids: addressSid } }] : [];
  return { endUsers: [...endUsers], documents, supporting: [...supporting] };
}

const MISSING_ADDRESS = `AD${'0'.repeat(32)}`;

function apply(defect: Defect, plan: Plan, addressSid: string): void {
  const user = 'at' in defect ? defect.at % (plan.endUsers.length || 1) : 0;
  const [thing] = plan.endUsers.slice(user, user + 1);
  switch (defect.do) {
    case 'leaveOut':
      plan.endUsers = plan.endUsers.filter((one) => one !== thing);
      break;
    case 'duplicate':
      if (thing) plan.endUsers.push({ ...thing });
      break;
    case 'setField':
      if (thing) plan.endUsers[user] = withField(thing, defect.field, defect.value);
      break;
    case 'makeListed':
      plan.endUsers = plan.endUsers.map(({ type, attributes }) => ({
        type,
        attributes: {
          ...attributes,
          ...('company_type' in attributes && {
            company_type: 'public',
            stock_exchange: defect.exchange,
            stock_ticker: 'ACME',
            brand_contact_email: 'a@b.com',
          }),
        },
      }));
      break;
    case 'addUser':
      plan.endUsers.push(defect.thing);
      break;
    case 'addSupporting':
      plan.supporting.push(defect.name);
      break;
    case 'swapSupporting':
      plan.supporting = [defect.name, ...plan.supporting.slice(1)];
      break;
    case 'address':
      plan.documents = [{ type: 'customer_profile_address', attributes: addressForm(defect.form, addressSid) }];
      break;
    case 'addProof': {
      const attributes = { first_name: defect.firstName, last_name: 'Reyes', business_name: 'Acme Dental' };
      plan.documents.push({ type: 'government_issued_proof_of_authorized_representative', attributes });
    }
  }
}

function withField({ type, attributes }: Thing, field: number, value: unknown): Thing {
  const keys = Object.keys(attributes);
  return { type, attributes: { ...attributes, [keys[field % keys.length] ?? 'extra']: value } };
}

function addressForm(form: string, sid: string): Readonly<Record<string, unknown>> {
  const forms: Readonly<Record<string, unknown>> = {
    list: [sid],
    twoInText: `${sid}, ${sid}`,
    empty: '',
    unknown: MISSING_ADDRESS,
    halfUnknown: [sid, MISSING_ADDRESS],
  };
  return form === 'misspelt' ? { address_sid: sid } : { address_sids: forms[form] ?? sid };
}

/** Changes what is attached, after the first evaluation. */
export async function edit(workshop: Workshop, built: Built, { do: action, at, field }: Edit): Promise<void> {
  const [chosen] = built.fixed.slice(at % (built.fixed.length || 1));
  if (chosen === undefined) return;
  if (action === 'detach') {
    await workshop.detach(built.kind, built.sid, chosen.assignmentSid);
    built.fixed.splice(built.fixed.indexOf(chosen), 1);
  } else if (chosen.thing !== null) {
    const filled = Object.fromEntries(
      Object.entries(chosen.thing.attributes).map(([key, value]) => [key, value === '' ? 'filled' : value]),
    );
    const mended = { type: chosen.thing.type, attributes: filled };
    const changed = action === 'blank' ? withField(mended, field, '') : mended;
    await workshop.updateEndUser(chosen.objectSid, changed.attributes);
  }
}
