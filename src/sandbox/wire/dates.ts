/** `2019-07-30T22:29:24Z`: Trust Hub's dates have no milliseconds. */
export function isoDate(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** `Thu, 30 Jul 2015 23:19:04 +0000`: api 2010 writes RFC 2822, with an offset in place of GMT. */
export function rfc2822Date(time: number): string {
  return new Date(time).toUTCString().replace('GMT', '+0000');
}
