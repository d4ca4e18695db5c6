import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { plainName } from '../../words/words';
import type { FieldForm } from './sections';

interface FieldProps {
  readonly form: FieldForm;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly useCases: readonly string[];
  /** What the server has found. */
  readonly error?: string;
  /** Why Twilio rejected it, and what to do. */
  readonly rejection?: ReactNode;
}

/** One field, with what is wrong with it beside it. */
export function Field({ form, value, onChange, useCases, error, rejection }: FieldProps) {
  const { label, input, options = [] } = form;
  const common = {
    label,
    value,
    error,
    ...(rejection !== undefined && { description: rejection, className: 'field field-rejected' }),
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  };
  switch (input) {
    case 'long':
      return <Textarea {...common} rows={2} />;
    case 'number':
      return <TextInput {...common} inputMode="numeric" />;
    case 'choice':
      return (
        <NativeSelect
          {...common}
          data={optionsOf(
            options.map((one) => [one, words(one)]),
            value,
          )}
        />
      );
    case 'useCase':
      return (
        <NativeSelect
          {...common}
          data={optionsOf(
            useCases.map((one) => [one, one]),
            value,
          )}
        />
      );
    case 'choices':
      return <Choices label={label} options={options} value={value} onChange={onChange} error={error} />;
    case 'text':
      return <TextInput {...common} autoComplete="off" />;
  }
}

/** What the present value is called stays to be chosen, also where it is a word that nobody knows any more. */
function optionsOf(options: readonly (readonly [value: string, label: string])[], value: string) {
  const known = options.some(([one]) => one === value);
  return [...(known ? [] : [[value, value] as const]), ...options].map(([one, label]) => ({ value: one, label }));
}

const NAMES: Readonly<Record<string, string>> = {
  USA_AND_CANADA: 'USA and Canada',
  LATIN_AMERICA: 'Latin America',
  LEGAL: 'Legal',
  MEDIA: 'Media',
  OTHER: 'Other',
};

function words(option: string): string {
  return NAMES[option] ?? (option.length <= 5 && !option.includes('_') ? option : plainName(option));
}

interface ChoicesProps {
  readonly label: string;
  readonly options: readonly string[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
}

function Choices({ label, options, value, onChange, error }: ChoicesProps) {
  const chosen = value === '' ? [] : value.split(',');
  const toggle = (option: string): void => {
    const next = options.filter((one) => (one === option ? !chosen.includes(one) : chosen.includes(one)));
    onChange(next.join(','));
  };
  return (
    <fieldset className="choices" tabIndex={-1} aria-invalid={error !== undefined}>
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option}>
          <input type="checkbox" checked={chosen.includes(option)} onChange={() => toggle(option)} />{' '}
          {option.includes('_') ? words(option) : plainName(option)}
        </label>
      ))}
      {error !== undefined && <p className="field-error">{error}</p>}
    </fieldset>
  );
}
