import { Button, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useSend } from '../../api/use-api';
import { usePages } from '../../api/use-pages';
import { numberText } from '../../words/words';
import {
  ConsoleAddNumbersDocument,
  ConsoleFreeNumbersDocument,
  ConsolePlanAddNumbersDocument,
  type ConsoleFreeNumbersQuery,
} from '../../operations/generated/graphql';
import { Dialog } from '../../parts/dialog';
import { More } from '../../parts/more';
import { Failed, Loading } from '../../parts/states';
import { counted } from '../../words/words';
import { newKey } from '../new-key';
import { PlannedNumbers, type NumbersWork } from './planned-numbers';

interface AddNumbersProps {
  readonly sid: string;
  readonly onClose: () => void;
}

/** More than one looks through: words find the others. */
const MOST_SHOWN = 200;
/** So many numbers are read to find a free one; then a person decides whether to go on. */
const MOST_SEARCHED = 2_000;

/** Numbers that are on no customer yet: one chooses some, sees the plan, and confirms it. */
export function AddNumbers({ sid, onClose }: AddNumbersProps) {
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [input, setInput] = useState<NumbersWork>();
  const planning = useSend(ConsolePlanAddNumbersDocument);
  const adding = useSend(ConsoleAddNumbersDocument);
  const { pages, free, searching } = useFreeNumbers(words, input === undefined);
  if (input !== undefined) {
    return (
      <PlannedNumbers
        title={`Add ${counted(chosen.length, 'number')}`}
        action="Add them"
        input={input}
        planning={planning}
        sending={adding}
        onClose={onClose}
      />
    );
  }
  const isCut = free.length > MOST_SHOWN || (free.length === MOST_SHOWN && pages.more !== undefined);
  const toggle = (sid: string): void =>
    setChosen((last) => (last.includes(sid) ? last.filter((one) => one !== sid) : [...last, sid]));
  return (
    <Dialog title="Add numbers" onClose={onClose}>
      <TextInput
        aria-label="Find a number"
        placeholder="Digits, name or SID"
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {pages.error !== undefined && <Failed error={pages.error} again={pages.again} />}
      {searching && <Loading what="free numbers" />}
      {!searching && free.length === 0 && pages.error === undefined && (
        <p className="muted">
          No number of {pages.more === undefined ? 'the account' : `the first ${numberText(pages.items.length)}`} is
          free
          {words === '' ? '.' : ' and matches.'}
        </p>
      )}
      <Choices numbers={free.slice(0, MOST_SHOWN)} chosen={chosen} onToggle={toggle} />
      {isCut && <p className="muted">The first {MOST_SHOWN}. Type digits to find another.</p>}
      {!searching && !isCut && <More pages={pages} />}
      <div className="actions">
        <Button
          disabled={chosen.length === 0}
          onClick={() =>
            setInput({ customerProfileSid: sid, idempotencyKey: newKey('add'), phoneNumberSids: [...chosen] })
          }
        >
          Show what will be done
        </Button>
        <Button variant="default" onClick={onClose}>
          Do nothing
        </Button>
      </div>
    </Dialog>
  );
}

/** Those that match, and whether it is still searched for the first: what was read so far does not say that there is none. */
function useFreeNumbers(words: string, isShown: boolean) {
  const pages = usePages(ConsoleFreeNumbersDocument, {}, (data) => data.phoneNumberCoverage);
  const free = pages.items.filter((number) => isSought(number, words));
  const goesOn = pages.loading || (pages.more !== undefined && pages.items.length < MOST_SEARCHED);
  const searching = free.length === 0 && goesOn && pages.error === undefined;
  useEffect(() => {
    if (searching && !pages.loading && isShown) pages.more?.();
  }, [searching, pages, isShown]);
  return { pages, free, searching };
}

type FreeNumber = ConsoleFreeNumbersQuery['phoneNumberCoverage']['nodes'][number];

/** Whether nobody has it, and the words are of it. */
function isSought({ sid, customer, phoneNumber, friendlyName }: FreeNumber, words: string): boolean {
  if (customer !== null) return false;
  const digits = words.replaceAll(/\D/g, '');
  const named = friendlyName?.toLowerCase().includes(words.toLowerCase()) === true;
  return words === '' || sid === words.trim() || named || (digits !== '' && phoneNumber.includes(digits));
}

interface ChoicesProps {
  readonly numbers: readonly FreeNumber[];
  readonly chosen: readonly string[];
  readonly onToggle: (sid: string) => void;
}

function Choices({ numbers, chosen, onToggle }: ChoicesProps) {
  return (
    <ul className="choice-list">
      {numbers.map(({ sid, phoneNumber, friendlyName }) => (
        <li key={sid}>
          <label>
            <input type="checkbox" checked={chosen.includes(sid)} onChange={() => onToggle(sid)} /> {phoneNumber}{' '}
            {friendlyName !== phoneNumber && <span className="muted">{friendlyName}</span>}
          </label>
        </li>
      ))}
    </ul>
  );
}
