import { NativeSelect } from '@mantine/core';
import type { Column, ColumnNames } from '../../../src/import/columns';
import type { CsvFile } from '../../../src/import/rows';

/** The field that each column of the file gives, in their order; undefined where it is left out. */
export type Chosen = readonly (Column | undefined)[];

interface MappingProps {
  readonly file: CsvFile;
  readonly names: ColumnNames;
  readonly columns: readonly Column[];
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
}

/** Which column of the file is which field: guessed by name, for a person to put right. */
export function Mapping({ file, names, columns, chosen, onChoose }: MappingProps) {
  const options = columns
    .map((column, at) => ({ value: String(at), label: names.shortest(column) }))
    .sort((a, b) => a.label.localeCompare(b.label));
  return (
    <div className="mapping-scroll" tabIndex={0} role="region" aria-label="Columns">
      <table className="mapping">
        <thead>
          <tr>
            <th scope="col">Column of the file</th>
            <th scope="col">First row</th>
            <th scope="col">Field</th>
          </tr>
        </thead>
        <tbody>
          {file.header.map((name, at) => {
            const column = chosen[at];
            return (
              <tr key={`${at}-${name}`}>
                <th scope="row">{name}</th>
                <td className="muted">{file.records[0]?.cells[at]}</td>
                <td>
                  <NativeSelect
                    size="xs"
                    aria-label={`Field for ${name}`}
                    value={column === undefined ? '' : String(columns.indexOf(column))}
                    data={[{ value: '', label: 'Left out' }, ...options]}
                    onChange={({ currentTarget: { value } }) =>
                      onChoose(chosen.map((one, place) => (place === at ? columns[Number(value || -1)] : one)))
                    }
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** What the names of the columns say: the field where one is meant, or very likely meant. */
export function guess({ header }: CsvFile, names: ColumnNames): Chosen {
  const taken = new Set<Column>();
  return header.map((name) => {
    const likely = names.likely(name);
    const [found, ...others] = [...names.matching(name), ...(likely === undefined ? [] : names.matching(likely))];
    const clear = names.matching(name).length === 1 || others.length === 0;
    if (found === undefined || !clear || taken.has(found)) return undefined;
    taken.add(found);
    return found;
  });
}
