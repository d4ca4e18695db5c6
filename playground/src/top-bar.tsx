import { readApiKey, saveApiKey } from './api-key';
import type { Opening } from './opening';
import { clearAndClose } from './storage';
import { forgetTokens } from './tokens';

/** The account, the API key, and the way back to the prepared tabs. */
export function TopBar({ opening }: { readonly opening: Opening }) {
  return (
    <header className="top-bar">
      <strong>Trust Hub GraphQL</strong>
      <AccountBadge opening={opening} />
      <a href="/console/">Console</a>
      <ApiKeyForm />
      <button type="button" onClick={resetTabs} title="Put the prepared tabs back; your own tabs are closed">
        Reset tabs
      </button>
    </header>
  );
}

/** A mutation against a real account costs money and days of review, so the two must never look alike. */
function AccountBadge({ opening }: { readonly opening: Opening }) {
  if (opening.sandbox === null) return <span className="badge">Not connected</span>;
  if (opening.sandbox) return <span className="badge badge-sandbox">Sandbox</span>;
  return <span className="badge badge-live">Live Twilio account {opening.accountSid}</span>;
}

function ApiKeyForm() {
  const stored = readApiKey();
  return (
    <form className="api-key" action={useKey}>
      <label htmlFor="api-key">API key</label>
      <input
        id="api-key"
        name="key"
        type="password"
        autoComplete="off"
        spellCheck={false}
        placeholder="only if the server needs one"
        defaultValue={stored ?? ''}
      />
      <button type="submit">Use key</button>
    </form>
  );
}

/** Reloads the page, so that the schema, the account and the SIDs in the tabs are all asked for with the new key. */
function useKey(form: FormData): void {
  const key = form.get('key');
  saveApiKey(typeof key === 'string' ? key : '');
  location.reload();
}

function resetTabs(): void {
  if (!window.confirm('Close all tabs and open the prepared ones again?')) return;
  clearAndClose();
  forgetTokens();
  location.reload();
}
