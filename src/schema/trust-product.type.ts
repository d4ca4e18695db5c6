import { ObjectType } from 'type-graphql';
import { Bundle } from './bundle.interface.js';
import { connectionType } from './connection.type.js';
import { Node } from './node.interface.js';

@ObjectType('TrustProduct', {
  implements: [Node, Bundle],
  simpleResolvers: true,
  description: 'What a vetted business is allowed to do: sign calls, keep numbers off spam lists, show its name.',
})
export class TrustProduct extends Bundle {}

export const TrustProductConnection = connectionType('TrustProduct', () => TrustProduct, 'trust products');
