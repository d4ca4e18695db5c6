/** The abort reason that marks a call as timed out, not as cancelled by the caller. */
export function timeIsUp(): DOMException {
  return new DOMException('The operation took too long.', 'TimeoutError');
}
