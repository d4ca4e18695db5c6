import { stringify } from 'csv-stringify/sync';
import type { GraphQLInputObjectType } from 'graphql';
import { exampleCustomer } from '../domain/example-customer.js';
import { columnsOf, ColumnNames, type Column } from './columns.js';

const NUMBERS = ['PN11111111111111111111111111111111', 'PN22222222222222222222222222222222'];
const CUSTOMER = exampleCustomer('acme-dental', NUMBERS) as {
  readonly customerProfile: { readonly secondary: object };
};
/** What a row of any kind may have. A profile alone is given without the choice between a new one and one that exists. */
const EXAMPLE = {
  ...CUSTOMER,
  customerProfile: { ...CUSTOMER.customerProfile, ...CUSTOMER.customerProfile.secondary },
  cnam: { cnamDisplayName: 'ACME DENTAL' },
  trustProduct: { friendlyName: 'Acme Dental', email: 'trust@acmedental.example' },
};

/**
 * A file to begin with: the header, and a row with an invented customer.
 * @param type the input of the kind
 * @param all with every column that there is, and not only those of the customer
 */
export function templateOf(type: GraphQLInputObjectType, all: boolean): string {
  const columns = columnsOf(type);
  const names = new ColumnNames(columns);
  const cells = columns.map((column) => [column, cellOf(EXAMPLE, column)] as const);
  const shown = cells.filter(([, cell]) => all || cell !== '').sort(([a], [b]) => placeOf(a) - placeOf(b));
  return stringify([shown.map(([column]) => names.shortest(column)), shown.map(([, cell]) => cell)]);
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
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
