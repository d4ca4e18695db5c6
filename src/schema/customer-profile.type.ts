import { ObjectType } from 'type-graphql';
import { Bundle } from './bundle.interface.js';
import { connectionType } from './connection.type.js';
import { Node } from './node.interface.js';

@ObjectType('CustomerProfile', {
  implements: [Node, Bundle],
  simpleResolvers: true,
  description: 'Who a business is: its name, registration, address and the people who speak for it, vetted by Twilio.',
})
export class CustomerProfile extends Bundle {}

export const CustomerProfileConnection = connectionType('CustomerProfile', () => CustomerProfile, 'customer profiles');
