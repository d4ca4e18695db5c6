import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed } from './compressed.ts';
import { importSchema } from './import-schema.ts';
import { loadEarly } from './load-early.ts';

export default defineConfig({
  // The server serves dist under this path; every asset's URL is built from it.
  base: '/console/',
  plugins: [react(), importSchema(), loadEarly('/src/start.tsx'), compressed()],
  // Packages whose builds for browsers have other names.
  resolve: {
    alias: [
      { find: /^csv-parse\/sync$/, replacement: 'csv-parse/browser/esm/sync' },
      { find: /^csv-stringify\/sync$/, replacement: 'csv-stringify/browser/esm/sync' },
    ],
  },
  build: {
    target: 'es2023',
    sourcemap: false,
    // The policy of the page allows no data: URLs for fonts and scripts.
    assetsInlineLimit: 0,
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
  // For work on the console itself: `npx vite console` beside a running server.
  server: {
    proxy: Object.fromEntries(
      ['/graphql', '/export', '/sandbox'].map((path) => [path, { target: 'http://127.0.0.1:4000', ws: true }]),
    ),
  },
});
