import { ArrayMinSize, IsOptional } from 'class-validator';
import { ArgsType, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import * as domain from '../domain/deletion.js';
import type { UserErrorRecord } from '../domain/errors.js';
import type { Sid } from '../domain/sid.js';
import { enumOf } from './enum-of.js';
import { RunPageArgs } from './page.args.js';
import { connectionFields } from './relay.type.js';
import { SidScalar } from './sid.scalar.js';
import { UserError } from './user-error.type.js';

export const DeletedKind = enumOf<domain.DeletedKind>(domain.DELETED_KINDS);
export type DeletedKind = domain.DeletedKind;
registerEnumType(DeletedKind, {
  name: 'DeletedKind',
  description: 'What is deleted with a customer that leaves. A provisional copy counts as what it copies.',
  valuesConfig: {
    TRUST_PRODUCT: { description: 'A trust product that names its profile.' },
    CUSTOMER_PROFILE: { description: 'Its customer profile.' },
    END_USER: { description: 'Facts on its bundles: the business, a representative, what describes a product.' },
    SUPPORTING_DOCUMENT: { description: 'Evidence on its bundles, such as the one that names its address.' },
    ADDRESS: { description: 'An address that its documents name.' },
  },
});

export const DeletionOutcome = enumOf<domain.DeletionOutcome>(domain.DELETION_OUTCOMES);
export type DeletionOutcome = domain.DeletionOutcome;
registerEnumType(DeletionOutcome, {
  name: 'DeletionOutcome',
  description: 'What becomes of one thing of a customer that leaves.',
  valuesConfig: {
    DELETED: { description: 'It is gone.' },
    STAYS: { description: 'It stays, because something else has it too: its reason says what.' },
    REFUSED: { description: 'Twilio did not delete it: its error says why.' },
    NOT_TRIED: {
      description: 'It is still to be deleted; or something that needs it is still there, as its reason says.',
    },
  },
});

@ObjectType('Deletion', { simpleResolvers: true, description: 'What becomes of one thing of a customer that leaves.' })
export class Deletion implements domain.DeletionRecord {
  @Field(() => SidScalar, { description: "Twilio's identifier of it." })
  readonly sid!: Sid;

  @Field(() => DeletedKind, { description: 'What it is.' })
  readonly kind!: domain.DeletedKind;

  @Field(() => DeletionOutcome, { description: 'What became of it; in a plan, NOT_TRIED for what would be deleted.' })
  readonly outcome!: domain.DeletionOutcome;

  @Field(() => String, { nullable: true, description: 'Why it stays, or was not tried; null for others.' })
  readonly reason!: string | null;

  @Field(() => UserError, { nullable: true, description: 'Why Twilio did not delete it, and what to do.' })
  readonly error!: UserErrorRecord | null;
}

@ObjectType('DeletionConnection', {
  simpleResolvers: true,
  description: 'A page of what becomes of the things of a customer that leaves.',
})
export class DeletionConnection extends connectionFields(
  'Deletion',
  () => Deletion,
  'what becomes of the things of a customer that leaves',
) {
  @Field(() => Int, { description: 'How many there are in all, on this page and on the others.' })
  readonly totalCount!: number;
}

@ArgsType()
export class DeletionArgs extends RunPageArgs {
  @Field(() => [DeletionOutcome], { nullable: true, description: 'Only these outcomes; left out, all.' })
  @IsOptional()
  @ArrayMinSize(1, { message: 'Give at least one outcome, or leave this out for all.' })
  readonly outcomes?: readonly domain.DeletionOutcome[];
}
