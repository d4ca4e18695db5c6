/** The cause that makes a call that was broken off a timeout, and not the caller's doing. */
export function timeIsUp(): DOMException {
  return new DOMException('The operation took too long.', 'TimeoutError');
}
