import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { EvaluationRecord } from '../domain/evaluation.js';
import { Bundle } from '../schema/bundle.interface.js';
import { Evaluation } from '../schema/evaluation.type.js';
import { bundlesOf } from './assigned-object.js';
import type { ResolverContext } from './context.js';

@Resolver(() => Evaluation)
export class EvaluationResolver {
  @FieldResolver(() => Bundle, {
    nullable: true,
    description: 'The customer profile or trust product that was checked.',
  })
  bundle(@Root() { bundleRef }: EvaluationRecord, @Ctx() { trustHub }: ResolverContext) {
    return bundlesOf(trustHub, bundleRef).load(bundleRef.sid);
  }
}
