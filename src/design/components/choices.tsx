import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';
import { ErrorMessage } from './error-message.tsx';
import { Fieldset } from './fieldset.tsx';
import { describedBy } from './form-group.tsx';
import { Hint } from './hint.tsx';
import type { LabelSize } from './label.tsx';

export interface Choice {
  readonly value: string;
  readonly text: ComponentChildren;
  readonly hint?: ComponentChildren;
}

export interface ChoicesProps {
  readonly kind: 'radios' | 'checkboxes';
  readonly id: string;
  readonly name: string;
  readonly legend: ComponentChildren;
  readonly legendSize?: LabelSize;
  readonly legendIsHeading?: boolean;
  readonly hint?: ComponentChildren;
  readonly error?: string;
  readonly choices: readonly Choice[];
  /** The values that are chosen; none at first, unless the person chose before. */
  readonly chosen: readonly string[];
  readonly small?: boolean;
  readonly inline?: boolean;
}

/** Radios and checkboxes: the same boxes, one or many of which may be chosen. The first has the field's own id, so that errors lead to it. */
export function Choices(props: ChoicesProps) {
  const block = `nhsuk-${props.kind}`;
  const described = describedBy(props);
  return (
    <div class={classes('nhsuk-form-group', props.error !== undefined && 'nhsuk-form-group--error')}>
      <Fieldset
        legend={props.legend}
        {...(props.legendSize ? { size: props.legendSize } : {})}
        {...(props.legendIsHeading ? { heading: true } : {})}
        {...(described ? { describedBy: described } : {})}
      >
        {props.hint !== undefined && <Hint id={`${props.id}-hint`}>{props.hint}</Hint>}
        {props.error !== undefined && <ErrorMessage id={`${props.id}-error`}>{props.error}</ErrorMessage>}
        <div
          class={classes(block, props.inline && `${block}--inline`, props.small && `${block}--small`)}
          data-module={block}
        >
          {props.choices.map((choice, i) => {
            const id = i === 0 ? props.id : `${props.id}-${i + 1}`;
            return (
              <div class={`${block}__item`}>
                <input
                  class={`${block}__input`}
                  id={id}
                  name={props.name}
                  type={props.kind === 'radios' ? 'radio' : 'checkbox'}
                  value={choice.value}
                  checked={props.chosen.includes(choice.value) ? true : undefined}
                  aria-describedby={choice.hint === undefined ? undefined : `${id}-item-hint`}
                />
                <label class={`nhsuk-label ${block}__label`} for={id}>
                  {choice.text}
                </label>
                {choice.hint !== undefined && (
                  <Hint id={`${id}-item-hint`} class={`${block}__hint`}>
                    {choice.hint}
                  </Hint>
                )}
              </div>
            );
          })}
        </div>
      </Fieldset>
    </div>
  );
}
