import type { Authenticator } from './access/authenticator.js';
import { FOREIGN_PAGE, type WarnOfForeignPage } from './foreign-pages.js';
import type { GraphqlWs } from './graphql-ws.js';
import type { UpgradeListener } from './listener.js';
import { RETRY_AFTER, type Load } from './load.js';
import { isAllowedOrigin, isOwnHost, type OriginRules } from './origins.js';
import type { AddressRates } from './rates/address-rates.js';

export const GRAPHQL_PATH = '/graphql';

/** As Express matches it: the same with a slash at the end, and no other spelling. */
export function isGraphqlPath(path: string | undefined): boolean {
  return path === GRAPHQL_PATH || path === `${GRAPHQL_PATH}/`;
}

interface UpgradesParts {
  readonly settings: OriginRules;
  readonly authenticator: Pick<Authenticator, 'open'>;
  readonly addresses: AddressRates;
  readonly isDraining: () => boolean;
  readonly load: Load;
  readonly graphqlWs: Pick<GraphqlWs, 'accept'>;
  readonly warnOfForeignPage: WarnOfForeignPage;
}

/** Connections that want to become WebSockets: refused here, or accepted for the client to prove who it is. */
export function createUpgrades(parts: UpgradesParts): UpgradeListener {
  const { settings, authenticator, addresses, isDraining, load, graphqlWs, warnOfForeignPage } = parts;
  return (request, socket, head) => {
    const refuse = (status: string, why = '') => {
      socket.once('finish', () => socket.destroy()); // It would stay open until the client closes it.
      socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: text/plain\r\n\r\n${why}`);
    };
    if (isDraining()) refuse('503 Service Unavailable');
    else if (load.isTooHigh()) refuse(`503 Service Unavailable\r\nRetry-After: ${RETRY_AFTER}`);
    else if (!isGraphqlPath(request.url?.split('?')[0])) refuse('404 Not Found');
    else if (!isAllowedOrigin(request, settings)) {
      warnOfForeignPage(request);
      refuse('403 Forbidden', FOREIGN_PAGE);
    } else if (authenticator.open && !isOwnHost(request, settings.publicBaseUrl)) refuse('403 Forbidden');
    else {
      const wait = authenticator.open ? 0 : addresses.wait(request, 'HANDSHAKE');
      if (wait > 0) {
        refuse(`429 Too Many Requests\r\nRetry-After: ${Math.ceil(wait / 1_000)}`);
        return;
      }
      addresses.count(request, 'HANDSHAKE');
      graphqlWs.accept(request, socket, head);
    }
  };
}
