import { registerEnumType } from 'type-graphql';
import { EvaluationStatus } from '../domain/evaluation.js';

registerEnumType(EvaluationStatus, {
  name: 'EvaluationStatus',
  description: "The outcome of checking a customer profile or trust product against its policy's requirements.",
  valuesConfig: {
    COMPLIANT: { description: 'Everything that the policy asks for is there; it can be submitted.' },
    NONCOMPLIANT: { description: 'Something is missing or wrong; the results say what.' },
    UNKNOWN: { description: 'An outcome that this server does not know.' },
  },
});

export { EvaluationStatus };
