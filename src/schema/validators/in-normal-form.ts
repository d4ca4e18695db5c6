import type { NormalForm } from '../../domain/normal-form/normal-form.js';

const FORMS = new WeakMap<object, Map<string, NormalForm>>();

/** The text, or each text of the list, is brought into this form before it is validated; left out, it is only trimmed. */
export function InNormalForm(form: NormalForm, ...checks: readonly PropertyDecorator[]): PropertyDecorator {
  return (prototype, property) => {
    const forms = FORMS.get(prototype) ?? new Map<string, NormalForm>();
    FORMS.set(prototype, forms.set(String(property), form));
    for (const check of checks) check(prototype, property);
  };
}

/** The form of an input's property, its own or that of a class that it extends. */
export function normalFormOf(input: object, property: string): NormalForm | undefined {
  for (let at: unknown = Object.getPrototypeOf(input); at !== null; at = Object.getPrototypeOf(at)) {
    const form = FORMS.get(at as object)?.get(property);
    if (form !== undefined) return form;
  }
  return undefined;
}
