import { useMemo } from 'react';
import { useSend } from '../../api/use-api';
import { ConsolePlanRemoveNumbersDocument, ConsoleRemoveNumbersDocument } from '../../operations/generated/graphql';
import { counted } from '../../words/words';
import { newKey } from '../new-key';
import { PlannedNumbers } from './planned-numbers';

interface RemoveNumbersProps {
  readonly sid: string;
  readonly numbers: readonly string[];
  readonly onClose: () => void;
}

export function RemoveNumbers({ sid, numbers, onClose }: RemoveNumbersProps) {
  const planning = useSend(ConsolePlanRemoveNumbersDocument);
  const removing = useSend(ConsoleRemoveNumbersDocument);
  const input = useMemo(
    () => ({ customerProfileSid: sid, idempotencyKey: newKey('remove'), phoneNumberSids: [...numbers] }),
    [sid, numbers],
  );
  return (
    <PlannedNumbers
      title={`Remove ${counted(numbers.length, 'number')}`}
      action="Remove them"
      input={input}
      planning={planning}
      sending={removing}
      onClose={onClose}
    />
  );
}
