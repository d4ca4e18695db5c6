import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** The WebSocket of the page's own host: not every browser counts ws: as 'self'. */
function ownSockets(request: IncomingMessage): string {
  const host = request.headers.host ?? '';
  return /^[\w.:[\]-]+$/.test(host) ? `ws://${host} wss://${host}` : "'self'";
}

/** What holds for every page of ours: nothing is loaded from elsewhere, and nobody shows it in a frame. */
const OWN_ONLY = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  connectSrc: ["'self'", ownSockets],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

/**
 * Headers for every answer. The policy is as wide as the bundled GraphiQL needs: Monaco sets styles in place, has its
 * icons as data, and starts its workers from blobs.
 */
export function securityHeaders(secure: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        ...OWN_ONLY,
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        workerSrc: ["'self'", 'blob:'],
      },
    },
    // Over plain HTTP it would only confuse; behind TLS it is needed.
    strictTransportSecurity: secure,
    referrerPolicy: { policy: 'no-referrer' },
  });
}

/** The console's: no script and no style but its own files, so that text which finds its way into the page stays text. */
export function consolePolicy(): RequestHandler {
  const nothingElse = { styleSrc: ["'self'"], imgSrc: ["'self'"], fontSrc: ["'self'"], workerSrc: ["'none'"] };
  return helmet.contentSecurityPolicy({ useDefaults: false, directives: { ...OWN_ONLY, ...nothingElse } });
}
