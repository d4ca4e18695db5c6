import { readFileSync } from 'node:fs';
import { context, propagation, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider, type SpanExporter } from '@opentelemetry/sdk-trace-node';
import { ATTR_SERVICE_NAME, ATTR_SERVICE_VERSION } from '@opentelemetry/semantic-conventions';
import type { Logger } from 'pino';

/*
 * Where the spans go that server, twilio and onboarding make through OpenTelemetry's neutral API. This is the only file
 * that knows the SDK, and it is only ever loaded by import(): without the setting nobody pays for it.
 */

export interface Tracing {
  /** Sends what is left, within a bound, and makes every further span a no-op. */
  close(): Promise<void>;
}

/** A whole onboarding makes about a hundred spans; past the queue's end spans are dropped, and work goes on. */
const QUEUE = { maxQueueSize: 8_192, maxExportBatchSize: 512, scheduledDelayMillis: 2_000 };
/** Milliseconds for one batch, retries included. */
const EXPORT_MS = 5_000;
/** Milliseconds that a collector which is down may hold up the stop. */
const FAREWELL_MS = 2_000;

/** Sends the process's spans to a collector. One per process: OpenTelemetry's API is a singleton. */
export function startTracing(endpoint: string, log: Logger): Tracing {
  const exporter = watched(new OTLPTraceExporter({ url: tracesUrl(endpoint), timeoutMillis: EXPORT_MS }), log);
  const resource = defaultResource()
    .merge(resourceFromAttributes({ [ATTR_SERVICE_NAME]: 'trusthub-graphql', [ATTR_SERVICE_VERSION]: version() }))
    .merge(detectResources({ detectors: [envDetector] }));
  const provider = new NodeTracerProvider({ resource, spanProcessors: [new BatchSpanProcessor(exporter, QUEUE)] });
  provider.register();
  return {
    close: async () => {
      const flushed = provider.shutdown().catch(() => undefined);
      let timer: NodeJS.Timeout | undefined;
      await Promise.race([flushed, new Promise((resolve) => (timer = setTimeout(resolve, FAREWELL_MS)))]);
      clearTimeout(timer);
      trace.disable();
      context.disable();
      propagation.disable();
    },
  };
}

/** OTEL_EXPORTER_OTLP_ENDPOINT names the collector; the path of traces is added, as the specification wants it. */
function tracesUrl(endpoint: string): string {
  const url = new URL(endpoint);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/v1/traces`;
  return url.toString();
}

function version(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}

/** Logs once when the collector stops accepting spans and once when it accepts them again: the SDK itself is silent. */
function watched(exporter: SpanExporter, log: Logger): SpanExporter {
  let failing = false;
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        const failed = result.error !== undefined;
        if (failed !== failing) {
          failing = failed;
          // Not the error itself: it holds what the collector answered.
          if (failed) log.warn({ code: codeOf(result.error) }, 'the OpenTelemetry collector does not accept traces');
          else log.info('the OpenTelemetry collector accepts traces again');
        }
        done(result);
      }),
    forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
    shutdown: () => exporter.shutdown(),
  };
}

function codeOf(error: unknown): string | number | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' || typeof code === 'number' ? code : undefined;
}
