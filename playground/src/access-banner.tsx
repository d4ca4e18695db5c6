import { readApiKey } from './api-key';

/** Shown while the server answers 401, because GraphiQL itself would only show an empty schema. */
export function AccessBanner() {
  return (
    <p className="access-banner" role="alert">
      <strong>{readApiKey() === null ? 'This server needs an API key.' : 'The server refused this API key.'}</strong>{' '}
      Enter one of the keys of its API_KEYS setting in the field above and press “Use key”. It stays in this browser tab
      only. (The Headers editor works too: {'{ "Authorization": "Bearer KEY" }'}.)
    </p>
  );
}
