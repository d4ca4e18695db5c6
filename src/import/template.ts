import { stringify } from 'csv-stringify/sync';
import type { GraphQLInputObjectType } from 'graphql';
import { exampleCustomer } from '../domain/example-customer.js';
import { columnsOf, ColumnNames, type Column } from './columns.js';

const NUMBERS = ['PN11111111111111111111111111111111', 'PN22222222222222222222222222222222'];
const CUSTOMER = exampleCustomer('acme-dental', NUMBERS) as {
  readonly customerProfile: { readonly secondary: Readonly<Record<string, unknown>> };
};
const { secondary } = CUSTOMER.customerProfile;
/** The owner, where the customer is a person. */
const STARTER = {
  ...secondary,
  person: { firstName: 'Ada', lastName: 'Marsh', email: 'ada@acmedental.example', phoneNumber: '+14155552671' },
};
/** What a row of any kind may have. A profile alone is given without the choice between a new one and one that exists. */
const EXAMPLE = {
  ...CUSTOMER,
  customerProfile: { ...STARTER, secondary, starter: STARTER },
  cnam: { cnamDisplayName: 'ACME DENTAL' },
  a2pMessagingProfile: { companyType: 'PRIVATE' },
  soleProprietor: { brandName: 'Acme Dental', mobilePhoneNumber: '+14155552671', vertical: 'HEALTHCARE' },
  trustProduct: { friendlyName: 'Acme Dental', email: 'trust@acmedental.example' },
  // A product of any policy: branded calling, which has no input of its own.
  policySid: 'RNa5150dedb5f110adba478ce9dde61d56',
  endUsers: [{ type: 'branded_calls_information', attributes: { branded_calls_display_name: 'Acme Dental' } }],
  documents: [{ type: 'customer_profile_address', attributes: { address_sids: 'AD11111111111111111111111111111111' } }],
};

/** A file to begin with: the header, and a row with an invented customer. */
export function templateOf(...of: Parameters<typeof exampleRow>): string {
  const row = exampleRow(...of);
  return stringify([Object.keys(row), Object.values(row)]);
}

/**
 * The cells of an invented customer, by the names of their columns.
 * @param type the input of the kind
 * @param all with every column that there is, and not only those of the customer
 */
export function exampleRow(type: GraphQLInputObjectType, all: boolean): Readonly<Record<string, string>> {
  const columns = columnsOf(type);
  const names = new ColumnNames(columns);
  const cells = columns.map((column) => [column, cellOf(EXAMPLE, column)] as const);
  const shown = cells.filter(([, cell]) => all || cell !== '').sort(([a], [b]) => placeOf(a) - placeOf(b));
  return Object.fromEntries(shown.map(([column, cell]) => [names.shortest(column), cell]));
}

/** What names the row, and its numbers, come first. */
function placeOf({ path }: Column): number {
  const at = ['idempotencyKey', 'phoneNumberSids'].indexOf(path.join('.'));
  return at === -1 ? 2 : at;
}

function cellOf(example: object, { path }: Column): string {
  let value: unknown = example;
  for (const name of path) {
    const place = Array.isArray(value) ? String(Number(name) - 1) : name;
    value = (value as Readonly<Record<string, unknown>> | undefined)?.[place];
  }
  if (Array.isArray(value)) return value.join('; ');
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
