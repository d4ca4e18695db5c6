import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed } from './compressed.ts';

export default defineConfig({
  // The server serves dist under this path; every asset's URL is built from it.
  base: '/console/',
  plugins: [react(), compressed()],
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
