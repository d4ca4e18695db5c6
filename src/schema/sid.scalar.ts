import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { isSid, toSid, type Sid } from '../domain/sid.js';

const EXPECTED = 'A SID is two capital letters and 32 hexadecimal digits.';
const EXPECTED_OF_NUMBER =
  'This looks like a phone number; give a SID. The query { incomingPhoneNumbers(filter: { phoneNumber: "..." }) { nodes { sid phoneNumber } } } finds its SID, which begins with PN.';

/** Digits as people write numbers, with or without a plus sign. */
const PHONE_NUMBER = /^\s*\+?[\d\s().-]{7,24}$/;

/**
 * The value is left out on purpose: it may be anything, a secret included. graphql-js puts it back in front of the
 * message when it came in a variable; the server's error formatter rebuilds such a message from `extensions.expected`.
 */
function refusal(value: unknown, literal?: ValueNode): GraphQLError {
  const expected = typeof value === 'string' && PHONE_NUMBER.test(value) ? EXPECTED_OF_NUMBER : EXPECTED;
  return new GraphQLError(expected, { nodes: literal, extensions: { code: 'BAD_USER_INPUT', expected } });
}

function parse(value: unknown, literal?: ValueNode): Sid {
  const sid = typeof value === 'string' ? toSid(value) : value;
  if (!isSid(sid)) throw refusal(value, literal);
  return sid;
}

/** Checked on the way in; on the way out it is shown as Twilio holds it, even when it is malformed. */
export const SidScalar = new GraphQLScalarType<Sid, string>({
  name: 'Sid',
  description:
    "Twilio's identifier of a thing: two letters for its kind and 32 hexadecimal digits. Upper and lower case are the same; anything else is refused before Twilio is asked.",
  serialize: (value) => String(value),
  parseValue: (value) => parse(value),
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined, node),
});
