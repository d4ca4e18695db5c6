import { ActionIcon, useMantineColorScheme, type MantineColorSchemeManager } from '@mantine/core';
import { Icon } from '../parts/icons';

/** The same as in public/scheme.js. */
const STORAGE_KEY = 'trusthub-graphql:console:scheme';

/** Light or dark as the person chose it, and as the system has it until then. */
export const schemeManager: MantineColorSchemeManager = {
  get: (fallback) => {
    const chosen = localStorage.getItem(STORAGE_KEY);
    return chosen === 'light' || chosen === 'dark' ? chosen : fallback;
  },
  set: (scheme) => localStorage.setItem(STORAGE_KEY, scheme),
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => localStorage.removeItem(STORAGE_KEY),
};

export function SchemeSwitch() {
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const dark = document.documentElement.getAttribute('data-mantine-color-scheme') === 'dark';
  return (
    <ActionIcon
      variant="default"
      size="lg"
      aria-label={dark ? 'Light colours' : 'Dark colours'}
      onClick={() => setColorScheme(dark ? 'light' : 'dark')}
    >
      <Icon name={dark ? 'sun' : 'moon'} />
    </ActionIcon>
  );
}
