import { ArrayMaxSize, ArrayMinSize, IsOptional } from 'class-validator';
import { ArgsType, Field } from 'type-graphql';
import { DRIFT_KINDS, type DriftKind as Kind } from '../domain/drift.js';
import { DriftKind } from './drift.type.js';
import { RunPageArgs } from './page.args.js';

@ArgsType()
export class DriftPageArgs extends RunPageArgs {
  @Field(() => [DriftKind], { nullable: true, description: 'Only these kinds; left out, all of them.' })
  @IsOptional()
  @ArrayMinSize(1, { message: 'Give at least one kind.' })
  @ArrayMaxSize(DRIFT_KINDS.length, { message: `Give at most ${DRIFT_KINDS.length}.` })
  readonly kinds?: readonly Kind[];
}
