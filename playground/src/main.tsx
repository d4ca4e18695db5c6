import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import '@graphiql/plugin-explorer/style.css';
import './playground.css';
import './guide.css';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { askOpening } from './opening';
import { forgetShared, sharedTab } from './shared-query';
import { preferNarrowPanel } from './storage';
import { openingTabs } from './tabs';

const shared = sharedTab();
forgetShared();
const opening = await askOpening();
preferNarrowPanel();
const root = document.getElementById('root');
if (root) createRoot(root).render(<App opening={opening} tabs={openingTabs(opening.tokens, shared)} />);
