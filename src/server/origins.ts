import type { IncomingMessage } from 'node:http';
import { isLoopback } from '../config.js';

export interface OriginRules {
  readonly allowedOrigins: readonly string[];
  readonly publicBaseUrl?: string;
}

/**
 * True when a browser's page may use this server: it comes from the server itself, or from a configured origin. Programs
 * that are no browsers send no Origin, and authenticate.
 */
export function isAllowedOrigin(request: IncomingMessage, { allowedOrigins, publicBaseUrl }: OriginRules): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  if (allowedOrigins.includes(origin)) return true;
  if (!URL.canParse(origin)) return false; // "null": a sandboxed frame or a file
  return new URL(origin).host === host || (publicBaseUrl !== undefined && new URL(publicBaseUrl).origin === origin);
}

/**
 * True when the Host header names this server. Asked only of an open server: a page of a stranger whose name resolves
 * to 127.0.0.1 (DNS rebinding) is of the same origin to the browser, but not by its name.
 */
export function isOwnHost(request: IncomingMessage, publicBaseUrl: string | undefined): boolean {
  const host = request.headers.host ?? '';
  if (publicBaseUrl !== undefined && new URL(publicBaseUrl).host === host) return true;
  return URL.canParse(`http://${host}`) && isLoopback(new URL(`http://${host}`).hostname);
}
