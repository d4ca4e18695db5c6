import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  // The server serves dist under this path; every asset, worker and font URL is built from it.
  base: '/playground/',
  plugins: [react()],
  build: {
    target: 'es2023',
    // The browser reports its own errors against readable names without shipping 15 MB of maps to each deployment.
    sourcemap: false,
    // GraphiQL's packages carry a note to the React compiler, which has already run on them; the warning would fill the log.
    rolldownOptions: { checks: { moduleLevelDirective: false } },
    // Monaco is one chunk of about 2.5 MB that loads from the same host; splitting it further gains nothing.
    chunkSizeWarningLimit: 4000,
  },
  worker: { format: 'es' },
  // For work on the playground itself: `npx vite playground` beside a running server.
  server: { proxy: { '/graphql': { target: 'http://127.0.0.1:4000', ws: true } } },
});
