import type { IncomingPhoneNumber } from '../entities/rows.js';
import { invalidParameter } from '../http/errors.js';
import type { Form } from '../http/form.js';

/** Parameters that are kept and shown, by their JSON key. */
const SETTINGS: Readonly<Record<string, string>> = {
  SmsApplicationSid: 'sms_application_sid',
  SmsFallbackMethod: 'sms_fallback_method',
  SmsFallbackUrl: 'sms_fallback_url',
  SmsMethod: 'sms_method',
  SmsUrl: 'sms_url',
  StatusCallback: 'status_callback',
  StatusCallbackMethod: 'status_callback_method',
  TrunkSid: 'trunk_sid',
  VoiceApplicationSid: 'voice_application_sid',
  VoiceFallbackMethod: 'voice_fallback_method',
  VoiceFallbackUrl: 'voice_fallback_url',
  VoiceMethod: 'voice_method',
  VoiceUrl: 'voice_url',
  VoiceReceiveMode: 'voice_receive_mode',
  IdentitySid: 'identity_sid',
  EmergencyStatus: 'emergency_status',
  EmergencyAddressSid: 'emergency_address_sid',
};
/** The names of the parameters that a number keeps. */
export const NUMBER_SETTINGS: readonly string[] = Object.keys(SETTINGS);

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  EmergencyStatus: ['Active', 'Inactive'],
  VoiceReceiveMode: ['voice', 'fax'],
};

/** A setting as it was sent; empty clears it. What it may be goes by its name (description). */
function setting(form: Form, name: string): string | undefined {
  if (name.endsWith('Sid')) return form.optionalSid(name) ?? form.optional(name);
  if (name.endsWith('Url') || name === 'StatusCallback') return form.optionalUrl(name) ?? form.optional(name);
  const value = form.optional(name);
  const allowed = name.endsWith('Method') ? ['GET', 'POST'] : CHOICES[name];
  if (value && allowed !== undefined && !allowed.includes(value))
    throw invalidParameter(`${name} must be one of ${allowed.join(', ')}`);
  return value;
}

/** The settings that a form carries, by JSON key. */
export function sentSettings(form: Form): IncomingPhoneNumber['settings'] {
  const sent = Object.entries(SETTINGS).flatMap(([name, key]) => {
    const value = setting(form, name);
    return value === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries(sent);
}
