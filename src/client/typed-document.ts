/**
 * A GraphQL document as text that knows the types of its answer and of its variables. The documents of this package are
 * such texts, and so is what GraphQL Code Generator makes with `documentMode: 'string'`.
 */
export type TypedDocument<Data, Variables> = Text & DocumentTypes<Data, Variables>;

/** The documents of this package: strings, wherever one is wanted. */
export type DocumentText<Data, Variables> = string & DocumentTypes<Data, Variables>;

/** A string, or an object that extends String. */
type Text = Pick<string, 'toString' | 'trim'>;

/** Never there: it carries types only. */
interface DocumentTypes<Data, Variables> {
  readonly __apiType?: (variables: Variables) => Data;
}

/** The data that a document answers. */
export type DataOf<Document> = Document extends DocumentTypes<infer Data, never> ? Data : never;

/** The variables that a document takes. */
export type VariablesOf<Document> = Document extends DocumentTypes<unknown, infer Variables> ? Variables : never;
