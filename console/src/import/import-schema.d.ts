/** Made by import-schema.ts, beside vite's settings. */
declare module 'virtual:import-schema' {
  export const SCHEMA: string;
}
