/** What a refused request is answered with; rendered once, by the server, as `{code, message, more_info, status}`. */
export class TwilioError extends Error {
  override readonly name = 'TwilioError';

  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/**
 * Codes that nobody documents for Trust Hub (TRUSTHUB 12). The nearest entry of Twilio's dictionary stands in; they are
 * gathered here so that one place changes when a real one is seen.
 */
export const UNDOCUMENTED = {
  /** 60711 "business status does not allow updates", of the newer business API. */
  bundleLocked: 60711,
  /** 22203 "status could not be parsed", of regulatory bundles. */
  badStatus: 22203,
  /** 20422 "invalid parameter". */
  badPolicy: 20422,
  directPrimary: 20422,
  /** Its text was seen, its code was not. */
  numberNotOnSupporting: 20422,
} as const;

/**
 * Refusals for which Twilio was seen to give the HTTP status as code (TRUSTHUB 13).
 * @param message Twilio's own text
 */
function refusedWithStatusAsCode(message: string): TwilioError {
  return new TwilioError(400, 400, message);
}

/** Creating, submitting or re-drafting a primary profile. */
export function primaryProfileRestricted(): TwilioError {
  return refusedWithStatusAsCode(
    'This operation is restricted via API for Primary Customer Profiles. Use Twilio Console instead.',
  );
}

/** A change of status that a bundle does not allow now, or never by its owner. */
export function statusUpdateRefused(): TwilioError {
  return refusedWithStatusAsCode('User cannot perform this status update');
}

/** Buying a number before the account's primary profile is approved (TRUSTHUB 13). */
export function primaryNotApproved(): TwilioError {
  return new TwilioError(401, 20003, 'Primary compliance profile is not approved');
}

export function missingParameter(name: string): TwilioError {
  return new TwilioError(400, 20001, `Missing required parameter ${name} in the post body`);
}

export function invalidParameter(message: string, code = 20422): TwilioError {
  return new TwilioError(400, code, message);
}

/** Unknown SIDs and those of other accounts look alike (TRUSTHUB 6). */
export function notFound(path: string): TwilioError {
  return new TwilioError(404, 20404, `The requested resource ${path} was not found`);
}

export function unauthenticated(): TwilioError {
  return new TwilioError(401, 20003, 'Authenticate', { 'WWW-Authenticate': 'Basic realm="Twilio API"' });
}

export function methodNotAllowed(method: string, path: string): TwilioError {
  return new TwilioError(405, 20004, `Method ${method} is not allowed on ${path}`);
}

export function conflict(code: 20409 | 70003, message: string): TwilioError {
  return new TwilioError(409, code, message);
}

export function tooManyRequests(retryAfterSeconds: number): TwilioError {
  return new TwilioError(429, 20429, 'Too Many Requests', { 'Retry-After': String(retryAfterSeconds) });
}

/** An error in the shape of the compliance backend, which leaks through on documents (TRUSTHUB 6). */
class LeakedError extends TwilioError {}

/** 22206 "invalid object type", or by the switch 70002 in the backend's shape. */
export function unknownDocumentType(code: '22206' | '70002'): TwilioError {
  if (code === '70002') return new LeakedError(400, 70002, 'Document type not found');
  return invalidParameter('Type is not a known Supporting Document type', 22206);
}

/**
 * Changing an end user or a document of a bundle that is in review or approved (TRUSTHUB 13). Seen of end users; in the
 * shape in which the backend's other 70002 was seen.
 */
export function immutableBundle(noun: string): TwilioError {
  return new LeakedError(400, 70002, `Cannot update ${noun}. A bundle it belongs to is in an immutable state.`);
}

/** The JSON of an error, in Twilio's shape. */
export function errorBody(error: TwilioError): object {
  if (error instanceof LeakedError) {
    const { message, code, status } = error;
    return { message, code, user_error: true, http_status_code: status, params: {} };
  }
  return {
    code: error.code,
    message: error.message,
    more_info: `https://www.twilio.com/docs/errors/${error.code}`,
    status: error.status,
  };
}
