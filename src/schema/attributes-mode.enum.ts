import { registerEnumType } from 'type-graphql';
import { AttributesMode } from '../domain/end-user.js';

registerEnumType(AttributesMode, {
  name: 'AttributesMode',
  description: 'What the attributes of a change do to those that Twilio holds.',
  valuesConfig: {
    REPLACE: {
      description: 'They take the place of all that is there: one that is left out is gone. One Twilio request.',
    },
    MERGE: {
      description:
        'Those that are given are set, those that are null are taken away, all others stay. What is there is read from Twilio first, so two requests; a change that somebody else makes between the two is overwritten, because Twilio cannot write on condition.',
    },
  },
});

export { AttributesMode };
