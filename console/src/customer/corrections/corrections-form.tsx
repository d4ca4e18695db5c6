import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Problem } from '../../api/client';
import type { OnboardingCorrectionsInput, RejectionTextFragment } from '../../operations/generated/graphql';
import { inPlainWords } from '../../../../src/import/plain-words';
import { Field } from './field';
import type { SectionForm } from './sections';
import { correctionsOf, sectionsFor, type Values } from './values';

interface CorrectionsFormProps {
  readonly values: Values;
  readonly rejections: readonly RejectionTextFragment[];
  readonly problems: readonly Problem[];
  readonly useCases: readonly string[];
  readonly sending: boolean;
  /** What the button says, and whether it may be pressed with nothing changed. */
  readonly action: { readonly text: string; readonly unchanged?: string };
  readonly onSend: (corrections: OnboardingCorrectionsInput | undefined) => void;
  readonly children?: ReactNode;
}

/** The facts of a customer, each with what was rejected or found about it beside it. Only what is changed is sent. */
export function CorrectionsForm(props: CorrectionsFormProps) {
  const { values, rejections, problems, useCases, sending, action, onSend, children } = props;
  const [edited, setEdited] = useState<Values>({});
  const now = { ...values, ...edited };
  const corrections = correctionsOf(values, now);
  const fields = rejections.flatMap(({ field }) => field ?? []);
  const sections = sectionsFor(now, fields);
  const elsewhere = problems.filter(({ field }) => !sections.some((section) => isIn(section, fieldIn(field))));
  return (
    <form
      ref={useFirstProblem(problems)}
      className="corrections"
      onSubmit={(event) => {
        event.preventDefault();
        onSend(corrections);
      }}
    >
      {rejections.some(({ field }) => field === null) && (
        <ul className="findings">
          {rejections
            .filter(({ field }) => field === null)
            .map((one) => (
              <li key={one.code}>
                <RejectionWords rejection={one} />
              </li>
            ))}
        </ul>
      )}
      {sections.map((section) => (
        <Section
          key={section.path}
          section={section}
          values={now}
          rejections={rejections}
          problems={problems}
          useCases={useCases}
          onChange={(path, value) => setEdited((last) => ({ ...last, [path]: value }))}
        />
      ))}
      {elsewhere.length > 0 && (
        <div className="section-rejection" role="alert" tabIndex={-1}>
          {elsewhere.map(({ message, field }) => (
            <p key={field + message}>{inPlainWords(message)}</p>
          ))}
        </div>
      )}
      {children}
      <div className="actions">
        <Button type="submit" loading={sending} disabled={corrections === undefined && action.unchanged === undefined}>
          {corrections === undefined ? (action.unchanged ?? action.text) : action.text}
        </Button>
        {corrections !== undefined && (
          <Button variant="default" onClick={() => setEdited({})}>
            Put it back
          </Button>
        )}
      </div>
    </form>
  );
}

/** Puts a person where the first thing is wrong: it may be far above the button that was pressed. */
function useFirstProblem(problems: readonly Problem[]) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (problems.length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]')?.focus();
  }, [problems]);
  return form;
}

interface SectionProps extends Pick<CorrectionsFormProps, 'values' | 'rejections' | 'problems' | 'useCases'> {
  readonly section: SectionForm;
  readonly onChange: (path: string, value: string) => void;
}

function Section({ section, values, rejections, problems, useCases, onChange }: SectionProps) {
  const whole = rejections.filter(({ field }) => field !== null && isWhole(section, field));
  return (
    <fieldset className="section">
      <legend>{section.title}</legend>
      {whole.map((one) => (
        <p key={one.code} className="section-rejection">
          <RejectionWords rejection={one} />
        </p>
      ))}
      <div className="fields">
        {section.fields.map((form) => {
          const path = `${section.path}.${form.name}`;
          const rejection = rejections.find(({ field }) => field === path || field === path.replace('.create', ''));
          const error = problems.find(({ field }) => fieldIn(field) === path)?.message;
          return (
            <Field
              key={path}
              form={form}
              value={values[path] ?? ''}
              useCases={useCases}
              onChange={(value) => onChange(path, value)}
              {...(error !== undefined && { error: inPlainWords(error) })}
              {...(rejection !== undefined && { rejection: <RejectionWords rejection={rejection} /> })}
            />
          );
        })}
      </div>
    </fieldset>
  );
}

export function RejectionWords({
  rejection: { code, message, remedy, moreInfoUrl },
}: {
  readonly rejection: RejectionTextFragment;
}) {
  return (
    <>
      <strong>
        Rejected ({moreInfoUrl === null ? code : <a href={moreInfoUrl}>{code}</a>}): {message}
      </strong>{' '}
      {remedy}
    </>
  );
}

/** A path of a problem begins with the mutation's `corrections`. */
function fieldIn(field: string): string {
  return field.replace(/^(input\.)?corrections\./, '');
}

function isIn({ path, fields }: SectionForm, field: string): boolean {
  return fields.some(({ name }) => field === `${path}.${name}`);
}

/** A rejection of the whole, such as of the address. */
function isWhole({ path }: SectionForm, field: string): boolean {
  return field === path || field === path.split('.create')[0];
}
