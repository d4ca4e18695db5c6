import { room } from '../fault.js';

/** Settings and the command line. */
export const CONFIG = room('config', {
  files: {
    compose: 'src/config/compose.ts',
    databaseUrl: 'src/config/database-url.ts',
    faults: 'src/config/faults.ts',
    kinds: 'src/config/kinds.ts',
    misspelt: 'src/config/misspelt.ts',
    read: 'src/config/read.ts',
  },
  tests: {
    config: 'test/config/config.test.ts',
    databaseAddress: 'test/onboarding/storage/database-address.test.ts',
    misspelt: 'test/config/misspelt-settings.test.ts',
  },
  faults: [
    {
      what: 'a server with credentials starts open',
      in: 'faults',
      from: "...(named('TWILIO_ACCOUNT_SID') ? ['Twilio credentials are set'] : []),",
      to: '',
      by: ['config'],
    },
    {
      what: 'a server on all addresses starts open',
      in: 'faults',
      from: "...(isLoopback(values.HOST) ? [] : ['HOST is not a loopback address']),",
      to: '',
      by: ['config'],
    },
    {
      what: 'an API key without its secret is taken',
      in: 'faults',
      from: 'if (key !== keySecret)',
      to: 'if (!key && keySecret)',
      by: ['config'],
    },
    {
      what: 'a host that begins like loopback is loopback',
      in: 'kinds',
      from: '/^(localhost|.*\\.localhost|127(\\.\\d{1,3}){3}|::1|\\[::1\\])$/i',
      to: '/^(localhost|.*\\.localhost|127(\\.\\d{1,3}){3}|::1|\\[::1\\])/i',
      by: ['config'],
    },
    {
      what: 'one encryption key may be given twice',
      in: 'kinds',
      from: 'new Set(keys).size === keys.length',
      to: 'new Set(keys).size <= keys.length',
      by: ['config'],
    },
    {
      what: 'the playground is on with Twilio',
      in: 'compose',
      from: 'playground: values.PLAYGROUND ?? sandbox,',
      to: 'playground: values.PLAYGROUND ?? true,',
      by: ['config'],
    },
    {
      what: 'hours are taken for minutes',
      in: 'compose',
      from: 'values.UPSTREAM_PATIENCE_HOURS * 3_600_000',
      to: 'values.UPSTREAM_PATIENCE_HOURS * 60_000',
      by: ['config'],
    },
    {
      what: 'the slash at the end of the public address stays',
      in: 'compose',
      from: "values.PUBLIC_BASE_URL.replace(/\\/+$/, '')",
      to: 'values.PUBLIC_BASE_URL',
      by: ['config'],
    },
    {
      what: 'the first fault is the only one that is reported',
      in: 'read',
      from: 'faults.push(...faultsBetween(named, values), ...misspeltSettings(env).faults);',
      to: 'if (faults.length === 0) faults.push(...faultsBetween(named, values), ...misspeltSettings(env).faults);',
      by: ['config'],
    },
    {
      what: 'an empty setting counts as set',
      in: 'read',
      from: "const named = (name: SettingName) => (env[name] ?? '').trim() !== '';",
      to: 'const named = (name: SettingName) => env[name] !== undefined;',
      by: ['config'],
    },
    {
      what: 'a misspelt address of the database is only warned of',
      in: 'misspelt',
      from: "  'DATABASE_URL',\n",
      to: '',
      by: ['misspelt'],
    },
    {
      what: 'a password with a # is taken',
      in: 'databaseUrl',
      from: "if (value.includes('#')) return",
      to: "if (value.endsWith('#')) return",
      by: ['config', 'databaseAddress'],
    },
  ],
});
