import { describe, expect, it } from 'vitest';
import { ConfigError, misspeltSettings, readConfig } from '../../src/config.js';

const SID = 'AC00000000000000000000000000000001';
const TWILIO = { TWILIO_ACCOUNT_SID: SID, TWILIO_AUTH_TOKEN: 'a-token', API_KEYS: 'a-key-of-enough-characters' };

describe('a name that is almost a setting', () => {
  it.each([
    ['DATABSE_URL', 'DATABASE_URL'],
    ['DATABASE_URI', 'DATABASE_URL'],
    ['database_url', 'DATABASE_URL'],
    ['TWILO_ACCOUNT_SID', 'TWILIO_ACCOUNT_SID'],
    ['TWILIO_ACOUNT_SID', 'TWILIO_ACCOUNT_SID'],
    ['TWILIO_AUTHTOKEN', 'TWILIO_AUTH_TOKEN'],
    ['TWILIO_BASE_URI', 'TWILIO_BASE_URL'],
    ['ENCRYPTION_KEY', 'ENCRYPTION_KEYS'],
  ])('%s stops the start, which names %s', (name, meant) => {
    const faults = [`${name} is not a setting: did you mean ${meant}?`];
    expect(misspeltSettings({ [name]: 'x' })).toEqual({ faults, warnings: [] });
    expect(() => readConfig({ [name]: 'x' })).toThrow(new ConfigError(faults));
  });

  it.each([
    ['API_KEY', 'API_KEYS'],
    ['LOGLEVEL', 'LOG_LEVEL'],
    ['DATADIR', 'DATA_DIR'],
    ['PUBLIC_BASE_URI', 'PUBLIC_BASE_URL'],
    ['SANDBOX_REVIEW_DELAYMS', 'SANDBOX_REVIEW_DELAY_MS'],
  ])('%s only warns of %s', (name, meant) => {
    const warnings = [`${name} is not a setting: did you mean ${meant}?`];
    expect(misspeltSettings({ [name]: 'x' })).toEqual({ faults: [], warnings });
    expect(() => readConfig({ [name]: 'x' })).not.toThrow();
  });

  it('is of no interest where the right one is set, where it has no value, or where it is short', () => {
    const nothing = { faults: [], warnings: [] };
    expect(misspeltSettings({ DATABASE_URL: 'x', DATABASE_URI: 'x' })).toEqual(nothing);
    expect(misspeltSettings({ DATABSE_URL: ' ' })).toEqual(nothing);
    expect(misspeltSettings({ HOME: '/root', PATH: '/bin', HOSTNAME: 'x', LOGNAME: 'x', NODE_ENV: 'x' })).toEqual(
      nothing,
    );
  });
});

describe('a name of Twilio that is no setting', () => {
  it.each(['TWILIO_SID', 'TWILIO_TOKEN', 'TWILIO_API_KEY_SID', 'TWILIO_API_KEY_SECRET', 'TWILIO_SECRET'])(
    '%s stops a start on the sandbox, and warns beside an account',
    (name) => {
      expect(misspeltSettings({ [name]: 'x' }).faults).toEqual([expect.stringContaining('set TWILIO_ACCOUNT_SID')]);
      const warnings = [`${name} is not a setting of this server and is ignored.`];
      expect(misspeltSettings({ ...TWILIO, [name]: 'x' })).toEqual({ faults: [], warnings });
    },
  );

  it('stops a start on the sandbox when its value is the SID of an account, without showing it', () => {
    const { faults } = misspeltSettings({ TWILIO_PRODUCTION: SID });
    expect(faults).toEqual([expect.stringContaining('TWILIO_PRODUCTION is not a setting')]);
    expect(faults.join()).not.toContain(SID);
  });

  it.each(['TWILIO_PHONE_NUMBER', 'TWILIO_MESSAGING_SERVICE_SID', 'TWILIO_REGION'])('%s only warns', (name) => {
    const warnings = [`${name} is not a setting of this server and is ignored.`];
    expect(misspeltSettings({ [name]: 'x' })).toEqual({ faults: [], warnings });
  });
});
