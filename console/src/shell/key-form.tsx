import { Button, TextInput } from '@mantine/core';
import { saveKey, useSession } from '../api/session';

/** In place of everything else while the server wants a key. */
export function KeyForm() {
  const { key } = useSession();
  return (
    <main className="key-form">
      <form
        action={(form) => {
          const entered = form.get('key');
          saveKey(typeof entered === 'string' ? entered : '');
        }}
      >
        <h1>{key === undefined ? 'This server needs an API key' : 'The server refused this API key'}</h1>
        <p>
          Enter one of the keys of its API_KEYS setting, or the key of your tenant. It stays in this browser tab only,
          and is forgotten when the tab is closed.
        </p>
        <TextInput
          name="key"
          label="API key"
          type="password"
          autoComplete="off"
          spellCheck={false}
          required
          autoFocus
        />
        <Button type="submit">Use this key</Button>
      </form>
    </main>
  );
}
