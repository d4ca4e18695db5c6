/** The part of autocannon that the benchmarks use; it brings no types of its own. */
declare module 'autocannon' {
  interface Load {
    readonly url: string;
    readonly connections: number;
    /** Seconds. */
    readonly duration: number;
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
    /** Instead of `body`: what each request is made of. */
    readonly requests?: readonly { readonly setupRequest: (request: object) => object }[];
  }
  interface Outcome {
    readonly requests: { readonly average: number; readonly total: number };
    readonly latency: { readonly p50: number; readonly p99: number };
    readonly non2xx: number;
  }
  function autocannon(load: Load): Promise<Outcome>;
  export default autocannon;
}
