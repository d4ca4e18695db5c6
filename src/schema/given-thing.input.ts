import { ArrayMaxSize, ArrayUnique, IsOptional, ValidateNested } from 'class-validator';
import { GraphQLJSONObject } from 'graphql-scalars';
import { Field, InputType } from 'type-graphql';
import type { Attributes } from '../domain/end-user.js';
import type { GivenThing } from '../domain/onboarding-input.js';
import { IsText } from './validators/text.js';

@InputType('GivenThingInput', { description: 'An end user or a supporting document, as a policy asks for it.' })
export class GivenThingInput implements GivenThing {
  @Field(() => String, { description: 'The machine name of its type, as the policy lists it.' })
  @IsText(128)
  readonly type!: string;

  @Field(() => GraphQLJSONObject, { description: 'Its facts, under the names that the policy lists.' })
  readonly attributes!: Attributes;
}

/** More things than a policy asks for. */
const MOST_THINGS = 20;

/** A list of things of different types, which may be left out. */
export function GivenThings(description: string): PropertyDecorator {
  return (target, property) => {
    Field(() => [GivenThingInput], { nullable: true, description })(target, property);
    IsOptional()(target, property);
    ArrayMaxSize(MOST_THINGS, { message: `Give at most ${MOST_THINGS}.` })(target, property);
    ArrayUnique(({ type }: GivenThingInput) => type, { message: 'Give one of each type.' })(target, property);
    ValidateNested()(target, property);
  };
}
