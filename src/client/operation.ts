/** What has to be known of a document before it is sent. */
export interface Operation {
  readonly kind: 'query' | 'mutation' | 'subscription';
  /** The fields of the root, without their aliases; undefined where a fragment stands among them. */
  readonly fields: readonly string[] | undefined;
}

/** Texts and comments come first, so that what stands in them is no token. */
const TOKEN = /"""(?:\\"""|[^])*?"""|"(?:\\.|[^"\\\n])*"|#.*|\.\.\.|\w+|[^\s,]/g;
const KINDS: ReadonlySet<string> = new Set(['query', 'mutation', 'subscription']);
const NAME = /^[A-Za-z_]/;

/**
 * Which operation a document holds. A few lines instead of the parser of graphql-js, which is larger than all of this
 * client; whether the document is right is for the server to say.
 * @throws TypeError where there is not exactly one
 */
export function operationIn(document: string): Operation {
  const operations: { kind: Operation['kind']; fields: string[] | undefined }[] = [];
  let braces = 0;
  let brackets = 0;
  let current: (typeof operations)[number] | undefined;
  let before = '';
  for (const [token] of document.matchAll(TOKEN)) {
    if (token.startsWith('#')) continue;
    if (token === '(') brackets += 1;
    else if (token === ')') brackets -= 1;
    // A brace between round brackets is a value.
    else if (brackets > 0) continue;
    else if (token === '{') {
      if (braces === 0 && before === '') operations.push((current = { kind: 'query', fields: [] }));
      braces += 1;
    } else if (token === '}') {
      braces -= 1;
      // A document may go on with an operation that is written without its word.
      if (braces === 0) current = undefined;
    } else if (braces === 0 && current === undefined && before !== 'fragment') {
      if (KINDS.has(token)) operations.push((current = { kind: token as Operation['kind'], fields: [] }));
    } else if (braces === 1 && current !== undefined) noteField(current, token, before);
    before = braces === 0 && token === '}' ? '' : token;
  }
  const [operation, second] = operations;
  if (operation === undefined || second !== undefined) {
    throw new TypeError(`A document must hold one operation, and this one holds ${operations.length}.`);
  }
  return operation;
}

function noteField(operation: { fields: string[] | undefined }, token: string, before: string): void {
  if (token === '...') operation.fields = undefined;
  else if (before === ':') operation.fields?.splice(-1, 1, token);
  else if (NAME.test(token) && before !== '@') operation.fields?.push(token);
}
