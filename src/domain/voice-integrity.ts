import type { Attributes } from './end-user.js';
import { toText } from './normal-form/normal-form.js';

/** The 45 use cases of the Voice Integrity guide, exactly as Twilio compares them. */
export const VOICE_INTEGRITY_USE_CASES = [
  'Identify & Verification',
  'Asset Management',
  'Lead Generation',
  'Intelligent Routing',
  'Appointment Scheduling',
  'Customer Support',
  'Self-Service',
  'Automated Support',
  'Appointment Reminders',
  'Employee Notifications',
  'Delivery Notifications',
  'Emergency Notifications',
  'Contactless Delivery',
  'Order Notifications',
  'Service Alerts',
  'Purchase Confirmation',
  'Mass Alerts',
  'Fraud Alerts',
  'Contact Tracing',
  'Lead Management',
  'Lead Nurturing',
  'Telemarketing',
  'Marketing Events',
  'Rewards Program',
  'Lead Alerts',
  'Lead Distribution',
  'Abandoned Cart',
  'Call Tracking',
  'Outbound Dialer',
  'Click to Call',
  'Phone System',
  'Meetings/Collaboration',
  'Telehealth',
  'Distance Learning',
  'Shift Management',
  'Field Notifications',
  'Dating/Social',
  'Remote appointments',
  'Group Messaging',
  'Exam Proctoring',
  'Tutoring',
  'Therapy (Individual+Group)',
  'Pharmacy',
  'First Responder',
  'Survey/Research',
] as const;

/** A use case in Twilio's own letters, from these in any case; anything else as it is. */
export function toVoiceIntegrityUseCase(text: string): string {
  const typed = toText(text);
  return VOICE_INTEGRITY_USE_CASES.find((known) => known.toLowerCase() === typed.toLowerCase()) ?? typed;
}

export interface VoiceIntegrityInformation {
  readonly useCase: string;
  readonly businessEmployeeCount: number;
  readonly averageBusinessDayCallVolume: number;
  readonly notes?: string;
}

/** The guide sends the counts as strings and empty notes as an empty string. */
export function toVoiceIntegrityAttributes(information: VoiceIntegrityInformation): Attributes {
  return {
    use_case: information.useCase,
    business_employee_count: String(information.businessEmployeeCount),
    average_business_day_call_volume: String(information.averageBusinessDayCallVolume),
    notes: information.notes ?? '',
  };
}
