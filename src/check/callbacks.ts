import { lookup } from 'node:dns/promises';
import type { Config } from '../config.js';
import { isPublicAddress } from '../domain/callback-address.js';
import type { Finding } from './finding.js';

const PATIENCE_MS = 10_000;
const about = 'callbacks';

/** Whether Twilio can notify this server of its verdicts. Without that they are asked for again and again. */
export async function checkCallbacks(config: Config, signal: AbortSignal): Promise<readonly Finding[]> {
  const { upstream, publicBaseUrl, reviewPollMs } = config;
  if (upstream.kind === 'sandbox' && publicBaseUrl === undefined) {
    return [{ about, state: 'ok', message: 'the sandbox sends them to the server itself' }];
  }
  const polled = `verdicts are asked for every ${reviewPollMs / 1_000} s instead`;
  if (publicBaseUrl === undefined) {
    const message = `PUBLIC_BASE_URL is not set: Twilio notifies nobody, and ${polled}. Set it to the server's public address.`;
    return [{ about, state: 'warning', message }];
  }
  const findings = [await reach(new URL(publicBaseUrl), signal)];
  if (upstream.kind === 'twilio' && upstream.authToken === undefined) {
    const message = `TWILIO_AUTH_TOKEN is not set, with which Twilio signs them: they are refused, and ${polled}. Set it beside the API key.`;
    findings.push({ about, state: 'warning', message });
  }
  return findings;
}

async function reach(base: URL, signal: AbortSignal): Promise<Finding> {
  const wrong = (message: string): Finding => ({ about, state: 'wrong', message });
  const addresses = await lookup(base.hostname.replace(/^\[|\]$/g, ''), { all: true }).catch(() => []);
  if (addresses.length === 0) {
    return wrong(`PUBLIC_BASE_URL: its host has no address. Check its spelling, and its entry in the DNS.`);
  }
  const isPrivate = !addresses.some(({ address }) => isPublicAddress(address));
  try {
    const url = new URL(`${base.pathname.replace(/\/$/, '')}/healthz`, base);
    const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]) });
    const body: unknown = await response.json().catch(() => undefined);
    if (response.status !== 200 || (body as { status?: unknown } | undefined)?.status !== 'live') {
      const found = `PUBLIC_BASE_URL answers, but not as this server (${response.status} for /healthz).`;
      return wrong(`${found} Start the server, lead its address to it, and check again.`);
    }
  } catch {
    return wrong('PUBLIC_BASE_URL does not answer. Start the server, lead its address to it, and check again.');
  }
  if (isPrivate) {
    const found = 'PUBLIC_BASE_URL answers here, but is an address of a private network, which Twilio cannot reach.';
    return { about, state: 'warning', message: `${found} Give one that is reachable from outside.` };
  }
  return { about, state: 'ok', message: 'PUBLIC_BASE_URL leads to this server' };
}
