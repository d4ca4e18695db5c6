import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLLeafType,
} from 'graphql';
import { objectInJson } from '../domain/json-object.js';
import { likelyWord } from '../domain/likely-word.js';
import { ImportError } from './import-error.js';

/** A field of an input that a cell can give. */
export interface Column {
  /** From the input to the field; the places of a list are counted from 1. */
  readonly path: readonly string[];
  readonly type: GraphQLLeafType;
  /** Whether the cell has several values. */
  readonly isList: boolean;
}

/** So many things of a list of things can be given, each with columns of its own, such as representatives. */
const MOST_PLACES = 5;
/** What a row has no use for: a batch waits for nothing. */
const LEFT_OUT: ReadonlySet<string> = new Set(['wait']);

/** All that a row can give. */
export function columnsOf(type: GraphQLInputObjectType, path: readonly string[] = []): readonly Column[] {
  return Object.values(type.getFields())
    .filter(({ name }) => !LEFT_OUT.has(name))
    .flatMap((field) => columnsBelow(field.type, [...path, field.name]));
}

function columnsBelow(given: GraphQLInputType, path: readonly string[]): readonly Column[] {
  const type = getNullableType(given);
  const named = getNamedType(type);
  if (isInputObjectType(named)) {
    if (!isListType(type)) return columnsOf(named, path);
    const places = Array.from({ length: MOST_PLACES }, (_, at) => String(at + 1));
    return places.flatMap((place) => columnsOf(named, [...path, place]));
  }
  return [{ path, type: named, isList: isListType(type) }];
}

/**
 * What a column may be called: the end of its path, as long as no other column ends so. The first place of a list may be
 * left out.
 */
export class ColumnNames {
  /** By every end of a path, folded: the columns that end so. */
  private readonly byEnd = new Map<string, Set<Column>>();

  constructor(private readonly columns: readonly Column[]) {
    for (const column of columns) for (const end of endsOf(column)) this.add(end, column);
  }

  /**
   * @param header as it stands in the file, or what `--map` says in its place
   * @throws ImportError where it is no field, or could be several
   */
  find(header: string): Column {
    const found = this.matching(header);
    if (found.length === 1) return found[0]!;
    const column = JSON.stringify(header);
    if (found.length > 1) {
      const names = found.map((one) => this.shortest(one)).join(', ');
      throw new ImportError(
        `The column ${column} could be one of several fields: ${names}. Name it so, or with --map.`,
      );
    }
    const likely = this.likely(header);
    const guess = likely === undefined ? '' : ` Is it ${likely}? Then: --map ${JSON.stringify(`${header}=${likely}`)}.`;
    throw new ImportError(
      `The column ${column} is no field.${guess} To leave it out: --map ${JSON.stringify(`${header}=`)}.`,
    );
  }

  /** The columns that may be called so: one where it is clear. */
  matching(header: string): readonly Column[] {
    const found = [...(this.byEnd.get(folded(header)) ?? [])];
    const whole = found.find((column) => fullEnds(column).some((end) => folded(end) === folded(header)));
    return whole === undefined ? found : [whole];
  }

  /** The name of the column that is most likely meant by a header that is none. */
  likely(header: string): string | undefined {
    return likelyWord(
      header,
      this.columns.map((one) => this.shortest(one)),
    );
  }

  /** The shortest name of a column. */
  shortest(column: Column): string {
    const ends = endsOf(column).filter((end) => this.byEnd.get(folded(end))?.size === 1 && !end.startsWith('1.'));
    return ends.sort((a, b) => a.length - b.length)[0] ?? column.path.join('.');
  }

  private add(end: string, column: Column): void {
    const key = folded(end);
    this.byEnd.set(key, (this.byEnd.get(key) ?? new Set()).add(column));
  }
}

/** The whole path, also without first places. */
function fullEnds({ path }: Column): readonly string[] {
  return [path.join('.'), path.filter((name) => name !== '1').join('.')];
}

function endsOf(column: Column): readonly string[] {
  const ends = fullEnds(column).flatMap((whole) => {
    const names = whole.split('.');
    // Without its place, a name is that of the first.
    const place = names.findLastIndex((name) => /^\d+$/.test(name));
    return names.slice(0, place === -1 ? names.length : place + 1).map((_, at) => names.slice(at).join('.'));
  });
  return [...new Set(ends)];
}

/** `Business Name`, `business_name` and `businessName` are one. */
function folded(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}.]+/gu, '');
}

/** A cell as the value of its field. What fits no type is left as it is: the server says what is wrong with it. */
export function valueOf({ type, isList }: Column, cell: string): unknown {
  if (!isList) return leafOf(type, cell);
  return cell
    .split(/[;|,\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => leafOf(type, part));
}

function leafOf(type: GraphQLLeafType, text: string): unknown {
  if (isEnumType(type)) {
    const word = text.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_');
    return type.getValue(word) == null ? text : word;
  }
  if (type.name === 'Boolean') return { true: true, yes: true, false: false, no: false }[text.toLowerCase()] ?? text;
  if (type.name === 'JSONObject') return objectInJson(text) ?? text;
  if (type.name === 'Int' || type.name === 'Float') return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  return text;
}
