/** Why Twilio rejected a bundle: one entry per code of its `errors` field, with what to do about it. */
export interface Rejection {
  readonly code: number;
  readonly message: string;
  readonly remedy: string;
  /** Path of the onboarding input that it is about, such as `business.businessRegistrationNumber`. */
  readonly field: string | null;
  readonly moreInfoUrl: string | null;
}
