import { Button } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '../api/session';
import { Icon } from '../parts/icons';
import { saveFile } from '../parts/save-file';
import { useAccountSid } from '../shell/places';

const FILES = [
  ['customers', 'Customers'],
  ['numbers', 'Numbers'],
] as const;

/** Downloads all customers or numbers, a line of JSON each. By fetch, because a link could not send the key. */
export function ExportButtons() {
  const { key } = useSession();
  const account = useAccountSid();
  const [busy, setBusy] = useState('');
  const [failed, setFailed] = useState('');
  const download = async (name: string): Promise<void> => {
    setBusy(name);
    setFailed('');
    try {
      const headers = {
        ...(key !== undefined && { authorization: `Bearer ${key}` }),
        ...(account !== undefined && { 'x-account-sid': account }),
      };
      const answer = await fetch(`/export/${name}.ndjson`, { headers });
      if (!answer.ok) throw new Error(String(answer.status));
      saveFile(`${name}.ndjson`, await answer.blob());
    } catch {
      setFailed('The export broke off. Try again in a moment.');
    } finally {
      setBusy('');
    }
  };
  return (
    <>
      {failed !== '' && <span role="alert">{failed}</span>}
      {FILES.map(([name, text]) => (
        <Button
          key={name}
          variant="default"
          leftSection={<Icon name="import" />}
          loading={busy === name}
          onClick={() => void download(name)}
        >
          {text} (.ndjson)
        </Button>
      ))}
    </>
  );
}
