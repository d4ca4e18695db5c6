import { SECONDARY } from '../../support/reference-contents.js';

const SHAKEN_STIR = 'RN7a97559effdf62d00f4298208492a5ea';

/** A customer of a test, in the words of the sandbox's seeds. */
export interface SeededCustomer {
  readonly ref: string;
  readonly friendlyName: string;
  readonly businessName?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly representativeEmail?: string;
  readonly email?: string;
  readonly phoneNumber?: string;
  /** The friendly name of its trust product. */
  readonly product?: string;
  readonly status?: string;
}

/** Contents for a sandbox: each customer with its end users, its number, and its product. */
export function contentsOf(customers: readonly SeededCustomer[]) {
  return {
    phoneNumbers: customers.flatMap(({ ref, phoneNumber }) =>
      phoneNumber === undefined ? [] : [{ ref: `number-${ref}`, phoneNumber }],
    ),
    endUsers: customers.flatMap((customer) => [
      ...(customer.businessName === undefined
        ? []
        : [
            {
              ref: `business-${customer.ref}`,
              friendlyName: 'Business',
              type: 'customer_profile_business_information',
              attributes: { business_name: customer.businessName },
            },
          ]),
      {
        ref: `person-${customer.ref}`,
        friendlyName: 'Representative',
        type: 'authorized_representative_1',
        attributes: {
          first_name: customer.firstName ?? 'Kim',
          last_name: customer.lastName ?? 'Lee',
          email: customer.representativeEmail ?? 'kim@nobody.example',
        },
      },
    ]),
    customerProfiles: customers.map((customer) => ({
      ref: customer.ref,
      friendlyName: customer.friendlyName,
      email: customer.email ?? 'desk@nobody.example',
      policySid: SECONDARY,
      entities: [
        ...(customer.businessName === undefined ? [] : [`$business-${customer.ref}`]),
        `$person-${customer.ref}`,
      ],
      numbers: customer.phoneNumber === undefined ? [] : [`$number-${customer.ref}`],
      ...(customer.status !== undefined && { status: customer.status }),
    })),
    trustProducts: customers.flatMap(({ ref, product }) =>
      product === undefined
        ? []
        : [
            {
              ref: `product-${ref}`,
              friendlyName: product,
              email: 'desk@nobody.example',
              policySid: SHAKEN_STIR,
              entities: [`$${ref}`],
            },
          ],
    ),
  };
}
