import { registerEnumType } from 'type-graphql';
import { JobPosition } from '../domain/authorized-representative.js';

registerEnumType(JobPosition, {
  name: 'JobPosition',
  description: 'The standing of an authorized representative in the business.',
  valuesConfig: {
    DIRECTOR: { description: 'A director.' },
    GM: { description: 'A general manager.' },
    VP: { description: 'A vice president.' },
    CEO: { description: 'The chief executive officer.' },
    CFO: { description: 'The chief financial officer.' },
    GENERAL_COUNSEL: { description: 'The head of the legal department.' },
    OTHER: { description: 'Any other position; the business title says which.' },
  },
});

export { JobPosition };
