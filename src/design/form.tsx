import type { ComponentChildren } from 'preact';
import { type Choice, Choices } from './components/choices.tsx';
import { ErrorSummary } from './components/error-summary.tsx';
import { Input, type InputProps } from './components/input.tsx';
import type { LabelSize } from './components/label.tsx';
import { PasswordInput } from './components/password-input.tsx';
import { type Option, Select as SelectControl } from './components/select.tsx';
import { Textarea } from './components/textarea.tsx';

/** What was typed, and what is wrong with it: every field shows its own part of both. */
export interface FormFacts {
  readonly values: Readonly<Record<string, unknown>>;
  readonly errors: readonly { readonly field: string; readonly message: string }[];
}

interface Field extends FormFacts {
  readonly name: string;
  readonly label: ComponentChildren;
  readonly labelSize?: LabelSize;
  readonly labelIsHeading?: boolean;
  readonly hint?: ComponentChildren;
  /** The name itself, unless two fields of one page share it. */
  readonly id?: string;
}

export function Form(props: {
  action: string;
  files?: boolean;
  get?: boolean;
  class?: string;
  children: ComponentChildren;
}) {
  return (
    <form
      method={props.get ? 'get' : 'post'}
      action={props.action}
      enctype={props.files ? 'multipart/form-data' : undefined}
      class={props.class}
      novalidate
    >
      {props.children}
    </form>
  );
}

/** The summary at the top of a form that failed; each line leads to its field. Nothing when nothing is wrong. */
export function ErrorList({ errors }: Pick<FormFacts, 'errors'>) {
  if (errors.length === 0) return null;
  return (
    <ErrorSummary
      errors={errors.map(({ field, message }) =>
        field === '' ? { message } : { message, href: `#${idOf(field)}` },
      )}
    />
  );
}

export function TextField(
  props: Field &
    Pick<InputProps, 'type' | 'autocomplete' | 'inputMode' | 'width' | 'prefix' | 'suffix' | 'spellcheck'>,
) {
  const { values, errors, ...rest } = props;
  return <Input {...rest} {...controlled(props)} value={typedText(values, props.name)} />;
}

export function TextArea(props: Field & { rows?: number }) {
  const { values, errors, ...rest } = props;
  return <Textarea {...rest} {...controlled(props)} value={typedText(values, props.name)} />;
}

export function Select(props: Field & { options: readonly Option[] }) {
  const { values, errors, ...rest } = props;
  return <SelectControl {...rest} {...controlled(props)} value={typedText(values, props.name)} />;
}

type ChoiceField = Field & { choices: readonly Choice[]; small?: boolean; inline?: boolean };

export function Radios(props: ChoiceField) {
  return <ChoiceBoxes kind="radios" {...props} />;
}

export function Checkboxes(props: ChoiceField) {
  return <ChoiceBoxes kind="checkboxes" {...props} />;
}

function ChoiceBoxes({
  values,
  errors,
  label,
  labelSize,
  labelIsHeading,
  ...props
}: ChoiceField & { kind: 'radios' | 'checkboxes' }) {
  return (
    <Choices
      {...props}
      {...controlled({ ...props, errors })}
      legend={label}
      legendSize={labelSize ?? 's'}
      {...(labelIsHeading ? { legendIsHeading: true } : {})}
      chosen={typedList(values, props.name)}
    />
  );
}

/** One box to tick, without a question above it. */
export function CheckOne(props: {
  name: string;
  label: ComponentChildren;
  hint?: ComponentChildren;
  values: FormFacts['values'];
  id?: string;
}) {
  const id = props.id ?? idOf(props.name);
  return (
    <div class="nhsuk-form-group">
      <div class="nhsuk-checkboxes nhsuk-checkboxes--small" data-module="nhsuk-checkboxes">
        <div class="nhsuk-checkboxes__item">
          <input
            class="nhsuk-checkboxes__input"
            id={id}
            name={props.name}
            type="checkbox"
            value="yes"
            checked={typedList(props.values, props.name).length > 0 ? true : undefined}
            aria-describedby={props.hint === undefined ? undefined : `${id}-item-hint`}
          />
          <label class="nhsuk-label nhsuk-checkboxes__label" for={id}>
            {props.label}
          </label>
          {props.hint !== undefined && (
            <div class="nhsuk-hint nhsuk-checkboxes__hint" id={`${id}-item-hint`}>
              {props.hint}
            </div>
          )}
        </div>
      </div>
    </div>
  );
}

/** A password is never shown again. */
export function PasswordField(
  props: Omit<Field, 'values'> & { autocomplete: 'current-password' | 'new-password' },
) {
  const { errors, ...rest } = props;
  return <PasswordInput {...rest} {...controlled(props)} />;
}

export function FileField(props: Omit<Field, 'values'> & { accept: string; multiple?: boolean }) {
  const { id, error } = controlled(props);
  return (
    <div class={error === undefined ? 'nhsuk-form-group' : 'nhsuk-form-group nhsuk-form-group--error'}>
      <label class="nhsuk-label" for={id}>
        {props.label}
      </label>
      {props.hint !== undefined && (
        <div class="nhsuk-hint" id={`${id}-hint`}>
          {props.hint}
        </div>
      )}
      {error !== undefined && (
        <span class="nhsuk-error-message" id={`${id}-error`}>
          <span class="nhsuk-u-visually-hidden">Error:</span> {error}
        </span>
      )}
      <input
        class="nhsuk-file-upload"
        id={id}
        name={props.name}
        type="file"
        accept={props.accept}
        multiple={props.multiple ? true : undefined}
        aria-describedby={
          [props.hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`]
            .filter(Boolean)
            .join(' ') || undefined
        }
      />
    </div>
  );
}

export function HiddenField(props: { name: string; values: FormFacts['values'] }) {
  return (
    <>
      {typedList(props.values, props.name).map((value) => (
        <input type="hidden" name={props.name} value={value} />
      ))}
    </>
  );
}

function controlled({ name, id, errors }: { name: string; id?: string; errors: FormFacts['errors'] }): {
  id: string;
  error?: string;
} {
  const error = errors.find((one) => one.field === name)?.message;
  return { id: id ?? idOf(name), ...(error === undefined ? {} : { error }) };
}

/** 'elements[0].name' becomes an id that a link can lead to. */
function idOf(name: string): string {
  return name.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/-$/, '');
}

/** The typed text of a field, also of 'a[b]' and 'a.b', which arrive nested. */
export function typedText(values: FormFacts['values'], name: string): string {
  return typedList(values, name)[0] ?? '';
}

function typedList(values: FormFacts['values'], name: string): string[] {
  let at: unknown = values;
  for (const key of name.split(/[.[\]]+/).filter(Boolean)) {
    if (typeof at !== 'object' || at === null) return [];
    at = (at as Record<string, unknown>)[key];
  }
  if (Array.isArray(at))
    return at.filter((one) => typeof one === 'string' || typeof one === 'number').map(String);
  return typeof at === 'string' || typeof at === 'number' ? (at === '' ? [] : [String(at)]) : [];
}
