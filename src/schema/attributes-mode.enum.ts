import { registerEnumType } from 'type-graphql';
import { AttributesMode } from '../domain/end-user.js';

registerEnumType(AttributesMode, {
  name: 'AttributesMode',
  description: 'How given attributes are combined with those that Twilio holds.',
  valuesConfig: {
    REPLACE: {
      description: 'They replace all present ones: one that is left out is removed. One Twilio request.',
    },
    MERGE: {
      description:
        'Those that are given are set, those that are null are removed, all others stay. The present ones are read from Twilio first, which makes two requests; a change that somebody else makes between the two is overwritten, because Twilio has no conditional write.',
    },
  },
});

export { AttributesMode };
