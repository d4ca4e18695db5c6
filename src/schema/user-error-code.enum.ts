import { registerEnumType } from 'type-graphql';
import { UserErrorCode } from '../domain/errors.js';

registerEnumType(UserErrorCode, {
  name: 'UserErrorCode',
  description: 'What kind of thing went wrong that the caller can correct.',
  valuesConfig: {
    INVALID_INPUT: { description: 'A value of the input is missing, malformed or not allowed.' },
    NOT_FOUND: { description: 'Something that the input names does not exist in this account.' },
    CONFLICT: { description: 'It conflicts with what exists already, such as a number that is assigned twice.' },
    NOT_EDITABLE: { description: 'It is under review or approved, and cannot be changed now.' },
    NOT_COMPLIANT: {
      description: 'It does not yet meet the requirements of its policy; evaluate it to see what is missing.',
    },
    IDEMPOTENCY_KEY_REUSED: { description: 'The idempotency key was used before, with other input.' },
    UPSTREAM_REFUSED: { description: "Twilio refused the data for a reason of its own; Twilio's code says which." },
  },
});

export { UserErrorCode };
