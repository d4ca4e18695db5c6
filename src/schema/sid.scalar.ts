import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { isSid, toSid, type Sid } from '../domain/sid.js';

const EXPECTED = 'A SID is two capital letters and 32 hexadecimal digits.';

/**
 * The value is left out on purpose: it may be anything, a secret included. graphql-js puts it back in front of the
 * message when it came in a variable; the server's error formatter rebuilds such a message from `extensions.expected`.
 */
function refusal(): GraphQLError {
  return new GraphQLError(EXPECTED, { extensions: { code: 'BAD_USER_INPUT', expected: EXPECTED } });
}

function parse(value: unknown): Sid {
  const sid = typeof value === 'string' ? toSid(value) : value;
  if (!isSid(sid)) throw refusal();
  return sid;
}

/** Checked on the way in; on the way out it is shown as Twilio holds it, even when it is malformed. */
export const SidScalar = new GraphQLScalarType<Sid, string>({
  name: 'Sid',
  description:
    "Twilio's identifier of a thing: two letters that tell its kind and 32 hexadecimal digits. Capital and small letters are the same; anything else is refused before Twilio is asked.",
  serialize: (value) => String(value),
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
});
