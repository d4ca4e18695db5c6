import { readFileSync } from 'node:fs';

/* Twilio's descriptions of Trust Hub and of its phone numbers, as gateways need them that are made from them. */

const FOLDER = new URL('../../test/sandbox/contract/openapi/', import.meta.url);

/** Both, with the upstream as their server. */
export function descriptions(upstream) {
  return ['twilio_trusthub_v1', 'twilio_api_v2010'].map((name) => {
    const description = JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8'));
    // OpenAPI wants a text for each response; the committed files have none.
    for (const operations of Object.values(description.paths)) {
      for (const { responses = {} } of Object.values(operations)) {
        for (const response of Object.values(responses)) response.description ??= '';
      }
    }
    return { ...description, servers: [{ url: upstream }] };
  });
}
