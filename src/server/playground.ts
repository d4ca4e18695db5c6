import type { Router } from 'express';
import { builtFolder, builtPage } from './built-page.js';

export const PLAYGROUND_PATH = '/playground/';

/** GraphiQL as it was built. */
export function playgroundRouter(folder = builtFolder('playground')): Router {
  return builtPage({ path: '/playground', folder, command: 'npm run build:playground' });
}
