import type { Row } from './row.js';

/** An end user, a document or a supporting bundle attached to a bundle. */
export interface EntityAssignment extends Row {
  readonly bundleSid: string;
  readonly objectSid: string;
}

/** A phone number attached to a bundle. */
export interface ChannelEndpointAssignment extends Row {
  readonly bundleSid: string;
  readonly channelEndpointType: string;
  readonly channelEndpointSid: string;
}
