import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { keyIdOf, Keyring } from '../../../src/onboarding/storage/keyring.js';

const [first, second] = [randomBytes(32), randomBytes(32)];
const sealed = new Keyring([first]).seal('Müller & Söhne', 'here');

/** Every part with one bit turned. */
const turned = (base64: string, at: number): string => {
  const bytes = Buffer.from(base64, 'base64');
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes.toString('base64');
};

describe('a sealed text', () => {
  it('opens with its key wherever that stands, and says which key that is', () => {
    expect(sealed.sealedWith).toBe(keyIdOf(first));
    expect(sealed.sealedWith).toMatch(/^[0-9a-f]{8}$/);
    for (const keys of [[first], [first, second], [second, first]]) {
      expect(new Keyring(keys).open(sealed, 'here')).toEqual({ text: 'Müller & Söhne' });
    }
  });

  it('is not the same twice', () => {
    const again = new Keyring([first]).seal('Müller & Söhne', 'here');
    expect(again.nonce).not.toBe(sealed.nonce);
    expect(again.text).not.toBe(sealed.text);
  });

  it('does not open without its key', () => {
    expect(new Keyring([second]).open(sealed, 'here')).toEqual({ fault: 'key-missing' });
    expect(new Keyring([]).open(sealed, 'here')).toEqual({ fault: 'key-missing' });
  });

  it.each([
    ['elsewhere', sealed, 'there'],
    ['with another nonce', { ...sealed, nonce: turned(sealed.nonce, 3) }, 'here'],
    ['with another text', { ...sealed, text: turned(sealed.text, 0) }, 'here'],
    [
      'with another tag',
      { ...sealed, text: turned(sealed.text, Buffer.from(sealed.text, 'base64').length - 1) },
      'here',
    ],
    ['cut off', { ...sealed, text: sealed.text.slice(0, 8) }, 'here'],
    ['empty', { ...sealed, text: '', nonce: '' }, 'here'],
    ['under the name of another key', { ...sealed, sealedWith: keyIdOf(second) }, 'here'],
  ])('does not open %s', (_how, changed, place) => {
    expect(new Keyring([first, second]).open(changed, place)).toEqual({ fault: 'damaged' });
  });
});
