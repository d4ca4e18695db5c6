import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { MIRROR_STATES, type MirrorState as State, type MirrorStatusRecord } from '../domain/mirror.js';
import { enumOf } from './enum-of.js';

const MirrorState = enumOf<State>(MIRROR_STATES);
registerEnumType(MirrorState, {
  name: 'MirrorState',
  description: "How far this server's copy of an account is.",
  valuesConfig: {
    OFF: { description: 'This server keeps no copy: its setting MIRROR is off.' },
    FIRST_PASS: { description: 'The account is being read for the first time: what was not read yet is missing.' },
    CURRENT: { description: 'Everything has been read, as lately as the settings of this server promise.' },
    BEHIND: { description: 'Everything has been read, but longer ago: Twilio is slow or busy, or was out of reach.' },
  },
});

@ObjectType('Mirror', {
  simpleResolvers: true,
  description:
    "This server's copy of an account, from which customers are searched. What others change at Twilio shows when it is read again.",
})
export class Mirror implements MirrorStatusRecord {
  @Field(() => MirrorState, { description: 'Whether answers from it are complete and recent.' })
  readonly state!: State;

  @Field(() => Float, { description: '0 to 1 during the first pass, then 1.' })
  readonly progress!: number;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'No row is older: the moment before the oldest read began. Null before the first pass has ended.',
  })
  readonly asOf!: Date | null;

  @Field(() => Int, { description: 'How many things and assignments it holds.' })
  readonly rows!: number;
}
