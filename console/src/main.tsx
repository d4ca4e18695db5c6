import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/global.css';
import './styles/mantine.css';
import './styles/colours.css';
import './styles/page.css';
import './styles/table.css';
import { createRoot } from 'react-dom/client';
import { App } from './app';

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<App />);
